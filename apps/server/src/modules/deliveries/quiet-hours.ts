import type { QuietHours } from '@sunshine/contracts';
import { DateTime } from 'luxon';
import { ZONE } from '../../platform/clock/clock.js';

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function isInside({ from, until }: QuietHours, minute: number): boolean {
  const [begin, end] = [minuteOf(from), minuteOf(until)];
  return begin < end ? begin <= minute && minute < end : begin <= minute || minute < end;
}

/** The first instant after `now` at which it is `time` in Asia/Shanghai. */
function next(time: string, now: DateTime): DateTime {
  const today = now.startOf('day').set({ hour: Number(time.slice(0, 2)), minute: Number(time.slice(3)) });
  return today > now ? today : today.plus({ days: 1 });
}

/** When a push may ring: at once unless `now` lies in all of these, then when the first of them ends. */
export function ringsAt(quiet: readonly QuietHours[], now: Date): Date {
  if (quiet.length === 0) return now;
  const here = DateTime.fromJSDate(now, { zone: ZONE });
  if (!quiet.every((hours) => isInside(hours, here.hour * 60 + here.minute))) return now;
  return new Date(Math.min(...quiet.map(({ until }) => next(until, here).toMillis())));
}
