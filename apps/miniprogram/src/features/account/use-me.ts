import type { AlertList, Me } from '@sunshine/contracts';
import { api, getMe } from '../../services/api';
import { getCentre } from '../../services/centre';
import { platform } from '../../services/platform';

export interface MeAnswer {
  me: Me;
  /** The alert that found something last. */
  lastMatch: { name: string; title: string; at: string } | null;
}

function newestMatch({ items }: AlertList): MeAnswer['lastMatch'] {
  const matches = items.flatMap(({ name, lastMatch }) => (lastMatch ? [{ name, title: lastMatch.title, at: lastMatch.at }] : []));
  return matches.sort((a, b) => b.at.localeCompare(a.at))[0] ?? null;
}

/** 我的: also fetches the centre, so that its templates are at hand when the person taps. */
export async function askMe(): Promise<MeAnswer> {
  const me = await getMe();
  platform.showUnread(me.unread);
  const [alerts] = await Promise.all([me.alerts > 0 ? api.get<AlertList>('/api/alerts', { login: 'required' }) : { items: [] }, getCentre()]);
  return { me, lastMatch: newestMatch(alerts) };
}

/** Pauses between looks for a new credit. */
const PAUSES_MS = [300, 1_000, 3_000];

/** WeChat itself tells the server what was chosen in the dialog, a moment after it tells the phone: looks until it shows, at most four times. */
export async function askMeAfterDialog(before: Me): Promise<MeAnswer> {
  let answer = await askMe();
  for (const ms of PAUSES_MS) {
    if (JSON.stringify(answer.me.credits) !== JSON.stringify(before.credits)) break;
    await new Promise((resolve) => setTimeout(resolve, ms));
    answer = await askMe();
  }
  return answer;
}
