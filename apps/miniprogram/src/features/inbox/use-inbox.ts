import type { Inbox, InboxItem, InboxLog, ReadInbox } from '@sunshine/contracts';
import { useEffect } from 'react';
import { api } from '../../services/api';
import { lookAtInbox } from '../../services/me';
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

/** Having the whole list, or a digest, in view reads it: what came later stays unread, and a part of the list says nothing of what lies between. */
export function useReading(first: Inbox | undefined, { undelivered, digest }: Shown): void {
  const newest = !undelivered && first && first.unread > 0 ? first.items[0]?.id : undefined;
  const { run } = useAction(async (body: ReadInbox) => {
    await api.post('/api/inbox/read', { body, login: 'required' });
    await lookAtInbox();
  });
  useEffect(() => {
    if (newest) run(digest === undefined ? { upToId: newest } : { digestId: digest });
  }, [newest]);
}
