import type { AppraisalResult, AppraisalResults, Opinion, Page, Supervisor } from '@sunshine/contracts';
import { Box, Heading, Words } from '../../components/elements';
import { ListEnd } from '../../components/list-end';
import { Answer, Empty } from '../../components/states';
import { api } from '../../services/api';
import { useAnswer } from '../../services/use-answer';
import { usePages } from '../../services/use-pages';
import { OpinionCard } from './opinion-card';
import { TermCard } from './term-card';

export function Roster() {
  const list = usePages<Supervisor, Page<Supervisor>>((cursor) => api.get('/api/supervisors', { query: { limit: 30, cursor } }), '');
  return (
    <>
      {list.items.map((one) => (
        <TermCard key={one.id} supervisor={one} />
      ))}
      <ListEnd list={list} empty={{ title: '还没有公布特约监督员', hint: '受聘的监督员和任期会在这里公布' }} moreWords="再看一些" />
    </>
  );
}

export function PublicOpinions() {
  const list = usePages<Opinion, Page<Opinion>>((cursor) => api.get('/api/opinions', { query: { limit: 20, cursor } }), '');
  return (
    <>
      <Box as="ul" className="cards">
        {list.items.map((opinion) => (
          <OpinionCard key={opinion.id} opinion={opinion} to={`/pages/supervisors/opinion/index?id=${opinion.id}`} />
        ))}
      </Box>
      <ListEnd list={list} empty={{ title: '还没有监督意见', hint: '监督员署名的意见和中心的答复会在这里公布' }} moreWords="再看 20 条" />
    </>
  );
}

function Result({ result }: { result: AppraisalResult }) {
  return (
    <Box as="article" className="card plain-card">
      <Heading level={2} className="card-title">
        {`${result.label}${result.running ? '（进行中）' : ''}`}
      </Heading>
      <Words as="p">{result.serving === null ? `${result.appraised} 位监督员评议` : `任期内 ${result.serving} 位监督员，${result.appraised} 位已评议`}</Words>
      {result.questions.map(({ id, label, degrees, counts }) => (
        <Box key={id}>
          <Words as="p" className="field-label">{label}</Words>
          <Words as="p">
            {degrees
              .map((degree, at) => `${degree} ${counts[at] ?? 0} 人`)
              .reverse()
              .join(' · ')}
          </Words>
        </Box>
      ))}
    </Box>
  );
}

export function AppraisalResultList() {
  const answer = useAnswer(() => api.get<AppraisalResults>('/api/appraisals'));
  return (
    <Answer state={answer}>
      {({ items }) => (items.length === 0 ? <Empty title="还没有评议结果" hint="监督员评议后，各档人数会在这里公布；没有评就是没有评，不算满意" /> : items.map((result) => <Result key={result.period} result={result} />))}
    </Answer>
  );
}
