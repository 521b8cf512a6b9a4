import type { Inbox, InboxItem } from '@sunshine/contracts';
import { useEffect } from 'react';
import { Box, Tap, Words } from '../../components/elements';
import { Empty, Failed, Loading } from '../../components/states';
import { Unbroken } from '../../components/unbroken';
import { api } from '../../services/api';
import { platform } from '../../services/platform';
import { projectUrl } from '../../services/navigate';
import { useAction } from '../../services/use-answer';
import { usePages } from '../../services/use-pages';
import { momentWords } from '../../wording/dates';
import { pushWords, reasonWords } from './inbox-words';

export const useInbox = () => usePages<InboxItem, Inbox>((cursor) => api.get('/api/inbox', { query: { limit: 20, cursor }, login: 'required' }), 'inbox');

/** Where an item leads: its notice on the project's page, or the case that was answered; an answered rating says it all itself. */
function placeOf({ caseReceipt, noticeId, projectId }: InboxItem): string | null {
  if (caseReceipt) return `/pages/receipt/index?receipt=${caseReceipt}`;
  return noticeId && projectId ? projectUrl(projectId, noticeId) : null;
}

function ItemWords({ item }: { item: InboxItem }) {
  return (
    <>
      <Box className="card-head">
        <Words className={item.read ? 'card-kind' : 'chip'}>{item.read ? '已读' : '未读'}</Words>
        <Words className="card-day">{momentWords(item.createdAt, Date.now())}</Words>
      </Box>
      <Words as="p" className="card-title">
        {item.title}
      </Words>
      {item.summary && (
        <Words as="p">
          <Unbroken text={item.summary} />
        </Words>
      )}
      <Words as="p" className="hint">{`因为：${reasonWords(item)}`}</Words>
      <Words as="p" className="hint">
        {pushWords(item)}
      </Words>
    </>
  );
}

function Item({ item }: { item: InboxItem }) {
  const place = placeOf(item);
  return (
    <Box as="li" className="card-item">
      {place ? (
        <Tap className="card" to={place}>
          <ItemWords item={item} />
        </Tap>
      ) : (
        <Box className="card plain-card">
          <ItemWords item={item} />
        </Box>
      )}
    </Box>
  );
}

/** Having the list in view reads it: what came later stays unread. */
function useReading(first: Inbox | undefined) {
  const newest = first && first.unread > 0 ? first.items[0]?.id : undefined;
  const reading = useAction(async (upToId: string) => {
    await api.post('/api/inbox/read', { body: { upToId }, login: 'required' });
    platform.showUnread(0);
  });
  const { run } = reading;
  useEffect(() => {
    if (newest) run(newest);
  }, [newest]);
}

export function InboxList({ list }: { list: ReturnType<typeof useInbox> }) {
  useReading(list.first);
  return (
    <>
      <Box as="ul" className="cards">
        {list.items.map((item) => (
          <Item key={item.id} item={item} />
        ))}
      </Box>
      {list.error !== null && <Failed error={list.error} onRetry={list.first ? list.more : () => void list.reload()} />}
      {list.loading && <Loading lines={list.first ? 1 : 3} />}
      {list.ended && list.items.length === 0 && <Empty title="还没有消息" hint="您的订阅有了新公告、关注的项目有了进展、留言有了答复，都会放在这里。" />}
      {!list.ended && !list.loading && list.items.length > 0 && (
        <Tap className="button quiet" onTap={list.more}>
          再看 20 条
        </Tap>
      )}
    </>
  );
}
