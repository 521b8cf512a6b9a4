import type { Follow, Page } from '@sunshine/contracts';
import { followKinds, type FollowKind } from '@sunshine/contracts/words';
import { Box, Tap, Words } from '../../components/elements';
import { ListEnd } from '../../components/list-end';
import { Failed } from '../../components/states';
import { api } from '../../services/api';
import { projectUrl } from '../../services/navigate';
import { storage } from '../../services/storage';
import { useAction } from '../../services/use-answer';
import { usePages } from '../../services/use-pages';
import { dayWords } from '../../wording/dates';
import { emptyFilter } from '../../wording/filter';
import { emptyWords, openWords } from './follow-words';

export type ShownKind = FollowKind | 'all';

export const useFollows = (kind: ShownKind) =>
  usePages<Follow, Page<Follow>>((cursor) => api.get('/api/follows', { query: { kind: kind === 'all' ? undefined : kind, limit: 20, cursor }, login: 'required' }), kind);

/** A project has a page; of an owner or an agency there are its notices. */
const placeOf = ({ kind, id }: Follow) => (kind === 'project' ? projectUrl(id) : '/pages/notices/index');
const prepare = ({ id, kind, name }: Follow) => {
  if (kind !== 'project') storage.write('filter-prefill', { ...emptyFilter, party: { id, name, role: kind } });
};

export function FollowList({ list, kind }: { list: ReturnType<typeof useFollows>; kind: ShownKind }) {
  const removing = useAction(async (follow: Follow) => {
    await api.remove(`/api/follows/${follow.id}`, { login: 'required' });
    await list.reload();
  });
  return (
    <>
      {removing.error !== null && <Failed error={removing.error} />}
      <Box as="ul" className="cards">
        {list.items.map((follow) => (
          <Box as="li" key={follow.id} className="card plain-card">
            <Words className="chip">{followKinds[follow.kind]}</Words>
            <Tap className="card-link" label={openWords(follow)} to={placeOf(follow)} onTap={() => prepare(follow)}>
              <Words as="p" className="card-title">
                {follow.name}
              </Words>
            </Tap>
            <Box className="card-actions">
              <Words className="hint">{`${dayWords(follow.createdAt, Date.now())} 关注`}</Words>
              <Tap className="text-button" label={`取消关注 ${follow.name}`} disabled={removing.busy} onTap={() => removing.run(follow)}>
                取消关注
              </Tap>
            </Box>
          </Box>
        ))}
      </Box>
      <ListEnd list={list} empty={emptyWords[kind]} moreWords="再看 20 个" />
    </>
  );
}
