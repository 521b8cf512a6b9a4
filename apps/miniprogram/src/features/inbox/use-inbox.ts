import type { Inbox, InboxItem, InboxLog } from '@sunshine/contracts';
import { useEffect } from 'react';
import { api } from '../../services/api';
import { refreshUnread } from '../../services/me';
import { useAction } from '../../services/use-answer';
import { usePages } from '../../services/use-pages';

/** What is shown of the inbox: everything, what did not reach WeChat, or the members of one digest. */
export interface Shown {
  undelivered: boolean;
  digest: string | undefined;
}

export const useInbox = ({ undelivered, digest }: Shown) =>
  usePages<InboxItem, Inbox>(
    (cursor) => api.get('/api/inbox', { query: { pushed: undelivered ? 'false' : undefined, digest, limit: 20, cursor }, login: 'required' }),
    `inbox/${undelivered}/${digest ?? ''}`,
  );

export const logOf = (id: string) => api.get<InboxLog>(`/api/inbox/${id}/log`, { login: 'required' });

/** Having the whole list in view reads it: what came later stays unread, and a part of the list says nothing of what lies between. */
export function useReading(first: Inbox | undefined, { undelivered, digest }: Shown): void {
  const isWhole = !undelivered && digest === undefined;
  const newest = isWhole && first && first.unread > 0 ? first.items[0]?.id : undefined;
  const { run } = useAction(async (upToId: string) => {
    await api.post('/api/inbox/read', { body: { upToId }, login: 'required' });
    await refreshUnread();
  });
  useEffect(() => {
    if (newest) run(newest);
  }, [newest]);
}
