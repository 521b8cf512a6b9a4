import { addMs, dayOf, endOfDay, startOfDay } from '../clock/clock.js';
import type { Timetable } from './recurring-job.js';

const MINUTE_MS = 60_000;
const TIME_OF_DAY = /^([01]\d|2[0-3]):([0-5]\d)$/;

function minutesOfDay(time: string): number {
  const [, hours, minutes] = TIME_OF_DAY.exec(time) ?? [];
  if (hours === undefined || minutes === undefined) throw new RangeError(`not a time of day: ${time}`);
  return Number(hours) * 60 + Number(minutes);
}

/** The first due time after `after`. Throws RangeError when the timetable says no time. */
export function nextTime(every: Timetable, after: Date): Date {
  if ('minutes' in every) {
    if (!(every.minutes >= 1)) throw new RangeError(`not a number of minutes: ${every.minutes}`);
    return addMs(after, every.minutes * MINUTE_MS);
  }
  const sinceMidnight = minutesOfDay(every.dailyAt) * MINUTE_MS;
  const today = addMs(startOfDay(dayOf(after)), sinceMidnight);
  return today > after ? today : addMs(endOfDay(dayOf(after)), sinceMidnight);
}

/** When a job that never ran is due: at once, or at its first time of day. */
export const firstTime = (every: Timetable, now: Date): Date => ('minutes' in every ? now : nextTime(every, now));
