import { DateTime } from 'luxon';
import { ZONE } from '../../platform/clock/clock.js';
import type { CentreConfig } from '../../platform/config/centre.js';

type Hours = NonNullable<CentreConfig['hotlines'][number]['open']>;

const WEEKEND = new Set([6, 7]);

/**
 * Whether somebody answers the telephone at `at`. Public holidays are closed and made-up working weekends are open for a
 * line that keeps weekdays; null when nobody knows whether the day is worked.
 */
export function isOpenAt(hours: Hours, at: Date, isWorkingDay: boolean | null): boolean | null {
  const local = DateTime.fromJSDate(at, { zone: ZONE });
  const keepsWeekdays = !hours.days.some((day) => WEEKEND.has(day));
  const isStaffed = keepsWeekdays ? isWorkingDay : hours.days.includes(local.weekday);
  if (isStaffed !== true) return isStaffed;
  const time = local.toFormat('HH:mm');
  return hours.spans.some((span) => {
    const [from = '', to = ''] = span.split('-');
    return from <= time && time < to;
  });
}
