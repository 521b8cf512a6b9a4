import type { OwnOpinion, Page } from '@sunshine/contracts';
import { Box } from '../../components/elements';
import { ListEnd } from '../../components/list-end';
import { api } from '../../services/api';
import { usePages } from '../../services/use-pages';
import { OpinionCard } from './opinion-card';
import { publicWords } from './supervisor-words';

export const useOwnOpinions = () => usePages<OwnOpinion, Page<OwnOpinion>>((cursor) => api.get('/api/supervisor/opinions', { query: { limit: 20, cursor }, login: 'required' }), '');

export function OwnOpinionList({ list }: { list: ReturnType<typeof useOwnOpinions> }) {
  return (
    <>
      <Box as="ul" className="cards">
        {list.items.map((opinion) => (
          <OpinionCard key={opinion.id} opinion={opinion} note={publicWords(opinion)} {...(opinion.textState === 'passed' ? { to: `/pages/supervisors/opinion/index?id=${opinion.id}` } : {})} />
        ))}
      </Box>
      <ListEnd list={list} empty={{ title: '您还没有提过意见', hint: '任期内可以就项目、制度或参加的活动提意见，中心必须按期答复' }} moreWords="再看 20 条" />
    </>
  );
}
