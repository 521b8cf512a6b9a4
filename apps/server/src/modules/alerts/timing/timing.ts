import type { AlertTiming, QuietHours } from '@sunshine/contracts';
import { DateTime } from 'luxon';
import { dayOf, ZONE } from '../../../platform/clock/clock.js';
import type { TellingTiming } from '../../deliveries/deliveries.service.js';

/** A follow has no timing of its own: it rings. */
export const AT_ONCE: TellingTiming = { when: 'now', quiet: [] };

/** The first instant after `at` (what matches at the very moment belongs to the next one) at which the digest comes. */
export function nextDigest({ frequency, at: time, weekday }: AlertTiming, at: Date): Date {
  const now = DateTime.fromJSDate(at, { zone: ZONE });
  const today = now.startOf('day').set({ hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)) });
  const first = frequency === 'weekly' ? today.plus({ days: (weekday - today.weekday + 7) % 7 }) : today;
  return (first > now ? first : first.plus({ days: frequency === 'weekly' ? 7 : 1 })).toJSDate();
}

/** When an alert rings for what it finds at `at`. Digests ignore quiet hours: their owner chose the hour. */
export function timingOf(timing: AlertTiming, at: Date): TellingTiming {
  if (timing.pausedUntil !== null && dayOf(at) <= timing.pausedUntil) return { when: 'never', reason: 'paused' };
  if (timing.frequency !== 'now') return { when: 'digest', at: nextDigest(timing, at) };
  return { when: 'now', quiet: timing.quiet === null ? [] : [timing.quiet] };
}

/** One message for all of a person's reasons: what rings sooner wins, and only what is quiet for all of them is quiet. */
export function together(timings: readonly TellingTiming[]): TellingTiming {
  const now = timings.flatMap((timing) => (timing.when === 'now' ? [timing.quiet] : []));
  if (now.length > 0) return { when: 'now', quiet: now.some((quiet) => quiet.length === 0) ? [] : distinct(now.flat()) };
  const [earliest] = timings.flatMap((timing) => (timing.when === 'digest' ? [timing.at] : [])).toSorted((a, b) => a.getTime() - b.getTime());
  return earliest ? { when: 'digest', at: earliest } : (timings[0] ?? AT_ONCE);
}

/**
 * A digest that would come when a deadline of the notice is over brings it earlier: the next time that it is that hour, or at
 * once when that is too late as well.
 */
export function inTime(timing: TellingTiming, deadlineAt: Date | null, at: Date): TellingTiming {
  if (timing.when !== 'digest' || deadlineAt === null || timing.at < deadlineAt) return timing;
  const [hour, now] = [timing.at, at].map((each) => DateTime.fromJSDate(each, { zone: ZONE })) as [DateTime, DateTime];
  const today = now.startOf('day').set({ hour: hour.hour, minute: hour.minute });
  const next = (today > now ? today : today.plus({ days: 1 })).toJSDate();
  return next < deadlineAt ? { when: 'digest', at: next } : AT_ONCE;
}

const distinct = (all: readonly QuietHours[]): QuietHours[] => [...new Map(all.map((quiet) => [`${quiet.from}-${quiet.until}`, quiet])).values()];
