import type { Page, PublicRectification } from '@sunshine/contracts';
import { ratingLevels, rectificationStates } from '@sunshine/contracts/words';
import { Box, Heading, Words } from '../../components/elements';
import { ListEnd } from '../../components/list-end';
import { api } from '../../services/api';
import { usePages } from '../../services/use-pages';
import { clockWords, endingWords } from './rectification-words';

function RectificationCard({ one }: { one: PublicRectification }) {
  const now = Date.now();
  return (
    <Box as="article" className="card plain-card">
      <Box className="card-head">
        <Words className="chip">{rectificationStates[one.state]}</Words>
        <Words className={one.overdue || one.onTime === false ? 'card-kind late-words' : 'card-kind'}>{clockWords(one, now)}</Words>
      </Box>
      <Heading level={2} className="card-title">
        {`${one.matterName}：${ratingLevels[one.level].label}`}
      </Heading>
      <Words as="p">{one.proposal === null ? '还没有报整改结果' : `做了什么：${one.proposal}`}</Words>
      {one.state === 'closed' && (
        <Words as="p" className="hint">
          {endingWords(one, now)}
        </Words>
      )}
      {one.excluded && (
        <Words as="p" className="hint">
          这条评价认定为误评或恶意评价，仍计数、仍办理
        </Words>
      )}
    </Box>
  );
}

/** What became of every bad rating, without a word of who gave it. */
export function RectificationsPart() {
  const list = usePages<PublicRectification, Page<PublicRectification>>((cursor) => api.get('/api/rectifications', { query: { cursor } }), '');
  return (
    <>
      <Box className="cards">
        {list.items.map((one) => (
          <RectificationCard key={one.id} one={one} />
        ))}
      </Box>
      <ListEnd list={list} empty={{ title: '还没有整改', hint: '有人评“不满意”或“非常不满意”后，怎么整改、按没按期，会在这里公开' }} moreWords="再看一些" />
    </>
  );
}
