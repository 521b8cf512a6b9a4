import type { Follow, Page } from '@sunshine/contracts';
import { Box, Tap, Words } from '../../components/elements';
import { Empty, Failed, Loading } from '../../components/states';
import { api } from '../../services/api';
import { projectUrl } from '../../services/navigate';
import { useAction } from '../../services/use-answer';
import { usePages } from '../../services/use-pages';
import { dayWords } from '../../wording/dates';

export const useFollows = () => usePages<Follow, Page<Follow>>((cursor) => api.get('/api/follows', { query: { limit: 20, cursor }, login: 'required' }), 'follows');

export function FollowList({ list }: { list: ReturnType<typeof useFollows> }) {
  const removing = useAction(async (follow: Follow) => {
    await api.remove(`/api/follows/${follow.projectId}`, { login: 'required' });
    await list.reload();
  });
  return (
    <>
      {removing.error !== null && <Failed error={removing.error} />}
      <Box as="ul" className="cards">
        {list.items.map((follow) => (
          <Box as="li" key={follow.projectId} className="card plain-card">
            <Tap className="card-link" to={projectUrl(follow.projectId)}>
              <Words as="p" className="card-title">
                {follow.projectName}
              </Words>
            </Tap>
            <Box className="card-actions">
              <Words className="hint">{`${dayWords(follow.createdAt, Date.now())} 关注`}</Words>
              <Tap className="text-button" label={`取消关注 ${follow.projectName}`} disabled={removing.busy} onTap={() => removing.run(follow)}>
                取消关注
              </Tap>
            </Box>
          </Box>
        ))}
      </Box>
      {list.error !== null && <Failed error={list.error} onRetry={list.first ? list.more : () => void list.reload()} />}
      {list.loading && <Loading lines={list.first ? 1 : 3} />}
      {list.ended && list.items.length === 0 && <Empty title="还没有关注的项目" hint="在项目页下方点“关注”，项目一有新公告就通知您。" />}
      {!list.ended && !list.loading && list.items.length > 0 && (
        <Tap className="button quiet" onTap={list.more}>
          再看 20 个
        </Tap>
      )}
    </>
  );
}
