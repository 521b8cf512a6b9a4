import type { AlertList, Me } from '@sunshine/contracts';
import { api } from '../../services/api';
import { getCentre } from '../../services/centre';
import { getMe } from '../../services/me';

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
  const [alerts] = await Promise.all([me.alerts > 0 ? api.get<AlertList>('/api/alerts', { login: 'required' }) : { items: [] }, getCentre()]);
  return { me, lastMatch: newestMatch(alerts) };
}
