import type { Page, TrailEntry } from '@sunshine/contracts';
import { trailKinds, type TrailKind } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Box, Words } from '../../components/elements';
import { ListEnd } from '../../components/list-end';
import { api } from '../../services/api';
import { usePages } from '../../services/use-pages';
import { momentWords } from '../../wording/dates';

const kinds: { value: TrailKind | 'all'; label: string }[] = [{ value: 'all', label: '全部' }, ...(Object.keys(trailKinds) as TrailKind[]).map((value) => ({ value, label: trailKinds[value] }))];

/** Who did what when; of one project or thing where the page was opened from there. */
export function TrailList({ projectId, objectId }: { projectId?: string | undefined; objectId?: string | undefined }) {
  const [kind, setKind] = useState<TrailKind | 'all'>('all');
  const query = { projectId, objectId, kind: kind === 'all' ? undefined : kind, limit: 30 };
  const list = usePages<TrailEntry, Page<TrailEntry>>((cursor) => api.get('/api/supervisor/trail', { query: { ...query, cursor }, login: 'required' }), kind);
  return (
    <>
      <Choices label="看哪一类" options={kinds} chosen={[kind]} single onChange={([chosen]) => chosen && setKind(chosen)} />
      <Box as="ul" className="cards">
        {list.items.map(({ id, at, actor, objectKind, summary }) => (
          <Box as="li" key={id} className="card plain-card">
            <Box className="card-head">
              <Words className="chip">{trailKinds[objectKind]}</Words>
              <Words className="card-kind">{actor}</Words>
              <Words className="card-day">{momentWords(at, Date.now())}</Words>
            </Box>
            <Words as="p">{summary}</Words>
          </Box>
        ))}
      </Box>
      <ListEnd list={list} empty={{ title: '没有记录', hint: '中心和监督员做过的事会按时间列在这里' }} moreWords="再看 30 条" />
    </>
  );
}
