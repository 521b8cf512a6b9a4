import { CalendarError } from './errors.js';

/** A day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = string;

const MS_PER_DAY = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FARTHEST = 400 * 366;

/** The number of the day since 1970-01-01; throws DAY_INVALID for what is no day of the calendar (2026-02-30). */
export function toNumber(day: Day): number {
  const ms = DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
  // Date.parse takes 2026-02-30 for 2026-03-02, hence the way back.
  if (Number.isNaN(ms) || toDay(ms / MS_PER_DAY) !== day) throw new CalendarError('DAY_INVALID', `“${day}”不是有效日期，应为 2026-01-31 这样的形式`);
  return ms / MS_PER_DAY;
}

/** The day of a number that `toNumber` gave. */
export function toDay(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

export function yearOf(number: number): number {
  return new Date(number * MS_PER_DAY).getUTCFullYear();
}

export function isWeekend(number: number): boolean {
  const weekday = new Date(number * MS_PER_DAY).getUTCDay();
  return weekday === 0 || weekday === 6;
}

/** 周六 or 周日, for a day of a weekend. */
export function weekendName(number: number): string {
  return new Date(number * MS_PER_DAY).getUTCDay() === 6 ? '周六' : '周日';
}

/** `2026年10月15日`. */
export function inWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** Throws COUNT_INVALID unless n is a whole number of days within 400 years. */
export function checkCount(n: number): void {
  if (!Number.isInteger(n) || Math.abs(n) > FARTHEST) throw new CalendarError('COUNT_INVALID', `天数“${n}”无效，应为整数`);
}
