import type { InboxReason } from '@sunshine/contracts';
import type { AlertMatch } from './alert-matcher.service.js';

const MAX_REASONS = 20;
const MAX_WORDS = 10;

/** Why each person hears of a notice; one entry a person however many alerts match. */
export type Audience = Map<string, InboxReason[]>;

const fromAlert = ({ alertId, name, reasons }: AlertMatch): InboxReason => ({ kind: 'alert', alertId, name, matches: reasons.slice(0, MAX_WORDS).map(({ word, field }) => ({ word, field })) });

const isSame = (a: InboxReason, b: InboxReason): boolean => a.kind === b.kind && a.alertId === b.alertId;

function addReason(audience: Audience, userId: string, reason: InboxReason): void {
  const reasons = audience.get(userId) ?? [];
  if (reasons.length < MAX_REASONS && !reasons.some((known) => isSame(known, reason))) reasons.push(reason);
  audience.set(userId, reasons);
}

/** Merges alerts, follows and what was told before, in people's id order so that a repeat goes through them the same way. */
export function gatherAudience(o: { matches: AlertMatch[]; followers: string[]; projectName: string; earlier: { userId: string; reasons: InboxReason[] }[] }): Audience {
  const audience: Audience = new Map();
  for (const match of o.matches.toSorted((a, b) => (a.alertId < b.alertId ? -1 : 1))) addReason(audience, match.userId, fromAlert(match));
  for (const userId of o.followers) addReason(audience, userId, { kind: 'follow', alertId: null, name: o.projectName, matches: [] });
  for (const { userId, reasons } of o.earlier) for (const reason of reasons) addReason(audience, userId, reason);
  return new Map([...audience].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
