import type { ExcludedRating, Page } from '@sunshine/contracts';
import { exclusionKinds, ratingLevels } from '@sunshine/contracts/words';
import { Box, Heading, Words } from '../../components/elements';
import { ListEnd } from '../../components/list-end';
import { api } from '../../services/api';
import { usePages } from '../../services/use-pages';
import { dayWords } from '../../wording/dates';

function ExcludedCard({ one }: { one: ExcludedRating }) {
  const now = Date.now();
  return (
    <Box as="article" className="card plain-card">
      <Box className="card-head">
        <Words className="chip">{exclusionKinds[one.kind]}</Words>
        <Words className="card-day">{dayWords(one.day, now)}</Words>
      </Box>
      <Heading level={2} className="card-title">
        {`${one.matterName}：${ratingLevels[one.level].label}`}
      </Heading>
      <Words as="p">{`提出：${one.proposedBy}，${one.reason}`}</Words>
      <Words as="p">{`认定：${one.decidedBy}（${dayWords(one.decidedAt, now)}），${one.decision}`}</Words>
    </Box>
  );
}

/** Ratings that were decided to be mistaken or malicious: who proposed, who decided, and why. */
export function ExcludedPart() {
  const list = usePages<ExcludedRating, Page<ExcludedRating>>((cursor) => api.get('/api/excluded-ratings', { query: { cursor } }), '');
  return (
    <>
      <Words as="p" className="told">
        认定为误评或恶意的评价不删除，仍计入统计，由两个人先后认定，理由公开。
      </Words>
      <Box className="cards">
        {list.items.map((one) => (
          <ExcludedCard key={one.id} one={one} />
        ))}
      </Box>
      <ListEnd list={list} empty={{ title: '没有认定不实的评价', hint: '如果有评价被认定为误评或恶意，理由和认定人会在这里公开' }} moreWords="再看一些" />
    </>
  );
}
