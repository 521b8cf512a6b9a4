import type { KeyDates, PersonalTelling, TellingKind } from '@sunshine/contracts';
import { deadlinesIn, type Deadline } from '../../notices/deadlines.js';

export interface UsefulUntil {
  /** What is due earlier is sent earlier. */
  deadlineAt: Date | null;
  /** After this a push is no use any more. */
  expiresAt: Date | null;
}

/**
 * By when a telling must have arrived, and until when it is of use: the next and the last of the deadlines that lie ahead.
 * That a notice changed or is gone and a digest are of use at any time; a reminder until its own deadline.
 */
export function usefulUntil(o: { kind: Exclude<TellingKind, PersonalTelling>; keyDates: KeyDates; hasChanges: boolean; reminder?: Deadline | undefined; now: Date }): UsefulUntil {
  if (o.reminder) return { deadlineAt: o.reminder.at, expiresAt: o.reminder.at };
  const ahead = deadlinesIn(o.keyDates).filter(({ at }) => at > o.now);
  const isLasting = o.kind === 'withdrawn' || o.kind === 'digest' || (o.kind === 'corrected' && o.hasChanges);
  return { deadlineAt: ahead[0]?.at ?? null, expiresAt: isLasting ? null : (ahead.at(-1)?.at ?? null) };
}
