import type { KeyDates } from '@sunshine/contracts';
import { endOfDay } from '../../platform/clock/clock.js';

/** The dates that a reader must not miss. */
export const deadlineNames = ['registrationUntil', 'bidDeadline', 'publicityUntil'] as const;
export type DeadlineName = (typeof deadlineNames)[number];

export interface Deadline {
  name: DeadlineName;
  /** The first instant at which it is too late: of a day, the one after it. */
  at: Date;
}

/** What these dates say of deadlines, the nearest first. */
export function deadlinesIn(dates: KeyDates): Deadline[] {
  const found = deadlineNames.flatMap((name): Deadline[] => {
    const date = dates[name];
    if (date === undefined) return [];
    return [{ name, at: name === 'publicityUntil' ? endOfDay(date) : new Date(date) }];
  });
  return found.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
