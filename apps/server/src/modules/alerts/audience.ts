import type { InboxReason } from '@sunshine/contracts';
import type { TellingTiming } from '../deliveries/deliveries.service.js';
import type { AlertMatch } from './alert-matcher.service.js';
import { AT_ONCE, timingOf, together } from './timing/timing.js';

const MAX_REASONS = 20;
const MAX_WORDS = 10;

/** Why a person hears of a notice, and when that may ring. */
export interface Concern {
  reasons: InboxReason[];
  timing: TellingTiming;
}

/** One entry a person however many alerts match. */
export type Audience = Map<string, Concern>;

/** Somebody who follows what the notice belongs to. */
export interface Follower {
  userId: string;
  /** What they follow. */
  name: string;
}

/** Somebody who was told before, with the timings of those reasons that still have one. */
export interface Earlier {
  userId: string;
  reasons: InboxReason[];
  timings: TellingTiming[];
}

type Gathered = Map<string, { reasons: InboxReason[]; timings: TellingTiming[] }>;

const fromAlert = ({ alertId, name, reasons }: AlertMatch): InboxReason => ({ kind: 'alert', alertId, name, matches: reasons.slice(0, MAX_WORDS).map(({ word, field }) => ({ word, field })) });

const isSame = (a: InboxReason, b: InboxReason): boolean => a.kind === b.kind && a.alertId === b.alertId && (a.alertId !== null || a.name === b.name);

function add(gathered: Gathered, userId: string, reason: InboxReason, timings: TellingTiming[]): void {
  const concern = gathered.get(userId) ?? { reasons: [], timings: [] };
  if (concern.reasons.length < MAX_REASONS && !concern.reasons.some((known) => isSame(known, reason))) concern.reasons.push(reason);
  concern.timings.push(...timings);
  gathered.set(userId, concern);
}

/** Merges alerts, follows and what was told before, in people's id order so that a repeat goes through them the same way. */
export function gatherAudience(o: { matches: AlertMatch[]; followers: Follower[]; earlier: Earlier[]; at: Date }): Audience {
  const gathered: Gathered = new Map();
  for (const match of o.matches.toSorted((a, b) => (a.alertId < b.alertId ? -1 : 1))) add(gathered, match.userId, fromAlert(match), [timingOf(match.timing, o.at)]);
  for (const { userId, name } of o.followers) add(gathered, userId, { kind: 'follow', alertId: null, name, matches: [] }, [AT_ONCE]);
  for (const { userId, reasons, timings } of o.earlier) for (const reason of reasons) add(gathered, userId, reason, timings);
  const people = [...gathered].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return new Map(people.map(([userId, { reasons, timings }]) => [userId, { reasons, timing: together(timings) }]));
}
