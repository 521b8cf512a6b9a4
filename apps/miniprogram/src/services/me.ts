import type { InboxCounts, Me } from '@sunshine/contracts';
import { useSyncExternalStore } from 'react';
import { api, session } from './api';
import { getCentre } from './centre';
import { platform } from './platform';
import { createStore } from './store';

/** The person's last answer: every place that shows some of it changes together. */
const known = createStore<Me | null>(null);

export async function getMe(): Promise<Me> {
  const me = await api.get<Me>('/api/me', { login: 'required' });
  known.set(me);
  platform.showUnread(me.unread);
  return me;
}

/** The person as last heard of; null before the first answer. */
export const useMe = (): Me | null => useSyncExternalStore(known.subscribe, known.get, known.get);

/** The person and, at hand for a subscribe dialog, the centre's templates; nothing for somebody who has not logged in. */
export async function meAtHand(isAfterDialog = false): Promise<Me | null> {
  if (!session.token()) return null;
  const [me] = await Promise.all([isAfterDialog ? getMeAfterDialog(known.get()) : getMe(), getCentre()]);
  return me;
}

/** Changes when the inbox does: something came, was read, or turned out not to reach WeChat. */
export const inboxMark = createStore('');

let isLooking = false;

/** Looks whether the inbox has changed, and then for the person, whose badge and reminders change with it; only for people who have logged in before. */
export async function lookAtInbox(): Promise<void> {
  if (isLooking || !session.token()) return;
  isLooking = true;
  try {
    const counts = await api.get<InboxCounts>('/api/inbox/counts', { login: 'required' });
    const mark = JSON.stringify(counts);
    if (mark === inboxMark.get()) return;
    // The first look of all finds what the page has just been told.
    const me = known.get();
    if (inboxMark.get() !== '' || me?.unread !== counts.unread || me.undelivered !== counts.undelivered) await getMe();
    inboxMark.set(mark);
  } catch {
    // A badge is an ornament: the page under it reports its own failures.
  } finally {
    isLooking = false;
  }
}

/** Pauses between looks for a new credit. */
const PAUSES_MS = [300, 1_000, 3_000];

const canBeTold = ({ credits }: Me) => credits.some(({ left, active }) => (left === null ? active : left > 0));
const hasChanged = (before: Me | null, me: Me) => (before ? JSON.stringify(me.credits) !== JSON.stringify(before.credits) : canBeTold(me));

/** WeChat itself tells the server what was chosen in the dialog, a moment after it tells the phone: looks until it shows, at most four times. */
export async function getMeAfterDialog(before: Me | null): Promise<Me> {
  let me = await getMe();
  for (const ms of PAUSES_MS) {
    if (hasChanged(before, me)) break;
    await new Promise((resolve) => setTimeout(resolve, ms));
    me = await getMe();
  }
  return me;
}
