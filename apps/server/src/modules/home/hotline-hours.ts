import type { Calendar } from '@sunshine/calendar';
import { DateTime } from 'luxon';
import { ZONE } from '../../platform/clock/clock.js';
import type { CentreConfig } from '../../platform/config/centre.js';

type Hours = NonNullable<CentreConfig['hotlines'][number]['open']>;

const WEEKEND = new Set([6, 7]);

/**
 * Whether somebody answers the telephone at `at`. Public holidays are closed and made-up working weekends are open for a
 * line that keeps weekdays; null when the calendar of that year is not loaded.
 */
export function isOpenAt(hours: Hours, at: Date, calendar: Calendar): boolean | null {
  const local = DateTime.fromJSDate(at, { zone: ZONE });
  const keepsWeekdays = !hours.days.some((day) => WEEKEND.has(day));
  const workingDay = keepsWeekdays ? workingDayOrNull(calendar, local.toFormat('yyyy-MM-dd')) : hours.days.includes(local.weekday);
  if (workingDay === null || !workingDay) return workingDay;
  const time = local.toFormat('HH:mm');
  return hours.spans.some((span) => {
    const [from = '', to = ''] = span.split('-');
    return from <= time && time < to;
  });
}

/** Null when the year's holiday arrangement is not loaded: nobody guesses. */
export function workingDayOrNull(calendar: Calendar, day: string): boolean | null {
  try {
    return calendar.isWorkingDay(day);
  } catch (error) {
    if ((error as { code?: string }).code === 'CALENDAR_NOT_LOADED') return null;
    throw error;
  }
}
