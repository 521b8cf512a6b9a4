import { checkCount, isWeekend, toDay, toNumber, weekendName, yearOf, type Day } from './days.js';
import { CalendarError } from './errors.js';
import { arrange, type Arrangement, type HolidayFile } from './holiday-file.js';

/**
 * Counts days as Chinese law does. Every day that a call is asked about, looks at or answers must lie in a loaded year;
 * otherwise it throws CALENDAR_NOT_LOADED rather than guess. A December day may still change when the next year is announced.
 */
export interface Calendar {
  /** Is this a working day (工作日), working weekends included? */
  isWorkingDay(day: Day): boolean;
  /** Why a day is off: the holiday's name, 周六 or 周日; null for a working day. */
  whyOff(day: Day): string | null;
  /** Is this a Saturday or Sunday that is worked (调休)? */
  isWorkedWeekend(day: Day): boolean;
  /** The n-th working day after `day`, before it when n is negative; the starting day is not counted. 0 gives `day` itself. */
  addWorkingDays(day: Day, n: number): Day;
  /** How many working days lie after `a` up to and including `b`; negative when b comes first: the inverse of `addWorkingDays`. */
  workingDaysBetween(a: Day, b: Day): number;
  /**
   * `day` and n calendar days (日); the starting day is not counted. A last day that is no working day rolls to the next one
   * (民法典 203) unless `roll` is false. A backward limit (negative n) never rolls: that would shorten the time the law grants.
   */
  addDays(day: Day, n: number, options?: { roll?: boolean | undefined }): Day;
}

/** A calendar that knows the years of these files. Throws HOLIDAYS_INVALID or DAY_INVALID when a file is malformed. */
export function createCalendar(holidayFiles: readonly HolidayFile[]): Calendar {
  return new ArrangedCalendar(arrange(holidayFiles));
}

class ArrangedCalendar implements Calendar {
  constructor(private readonly arrangement: Arrangement) {}

  isWorkingDay(day: Day): boolean {
    return this.isWorked(toNumber(day));
  }

  whyOff(day: Day): string | null {
    const number = toNumber(day);
    if (this.isWorked(number)) return null;
    return this.arrangement.exceptions.get(number)?.name ?? weekendName(number);
  }

  isWorkedWeekend(day: Day): boolean {
    const number = toNumber(day);
    return isWeekend(number) && this.isWorked(number);
  }

  addWorkingDays(day: Day, n: number): Day {
    checkCount(n);
    const step = Math.sign(n);
    let number = this.known(toNumber(day));
    for (let left = Math.abs(n); left > 0; ) {
      number += step;
      if (this.isWorked(number)) left -= 1;
    }
    return toDay(number);
  }

  workingDaysBetween(a: Day, b: Day): number {
    const from = this.known(toNumber(a));
    const to = this.known(toNumber(b));
    const step = Math.sign(to - from);
    let count = 0;
    for (let number = from; number !== to; ) {
      number += step;
      if (this.isWorked(number)) count += step;
    }
    return count;
  }

  addDays(day: Day, n: number, { roll = true }: { roll?: boolean | undefined } = {}): Day {
    checkCount(n);
    let number = this.known(this.known(toNumber(day)) + n);
    if (roll && n >= 0) while (!this.isWorked(number)) number += 1;
    return toDay(number);
  }

  private isWorked(number: number): boolean {
    const exception = this.arrangement.exceptions.get(this.known(number));
    return exception === undefined ? !isWeekend(number) : !exception.isOffDay;
  }

  private known(number: number): number {
    const year = yearOf(number);
    if (this.arrangement.years.has(year)) return number;
    throw new CalendarError('CALENDAR_NOT_LOADED', `${year} 年的放假安排尚未公布或尚未装入，无法推算涉及该年的日期`, year);
  }
}
