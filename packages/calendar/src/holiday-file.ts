import { toNumber, yearOf, type Day } from './days.js';
import { CalendarError } from './errors.js';

/**
 * The State Council's holiday arrangement of one year, in the schema of NateScarlet/holiday-cn. It lists only what differs from plain
 * weeks: days off, and weekends that are worked (`isOffDay: false`). Its days may lie in the December before.
 */
export interface HolidayFile {
  year: number;
  /** Addresses of the official papers. */
  papers?: readonly string[] | undefined;
  /** Empty while the arrangement is not announced: such a year counts as not loaded. */
  days: readonly { name?: string | undefined; date: Day; isOffDay: boolean }[];
}

/** What the files say together: the years that may be asked about, and the days that differ from plain weeks. */
export interface Arrangement {
  years: ReadonlySet<number>;
  /** Number of the day → is it off, and in which holiday. */
  exceptions: ReadonlyMap<number, { isOffDay: boolean; name: string }>;
}

/** Puts the files together in order of years, because the paper of a year may change the December before it. Throws HOLIDAYS_INVALID. */
export function arrange(files: readonly HolidayFile[]): Arrangement {
  const years = new Set<number>();
  const exceptions = new Map<number, { isOffDay: boolean; name: string }>();
  const announced = files.filter(({ days }) => days.length > 0).sort((a, b) => a.year - b.year);
  for (const { year, days } of announced) {
    if (years.has(year)) throw new CalendarError('HOLIDAYS_INVALID', `${year} 年的放假安排重复装入`);
    years.add(year);
    for (const { date, isOffDay, name = '节假日' } of days) {
      const number = toNumber(date);
      if (yearOf(number) !== year && !date.startsWith(`${year - 1}-12-`)) {
        throw new CalendarError('HOLIDAYS_INVALID', `${year} 年的放假安排里有不属于该年的日期 ${date}`);
      }
      exceptions.set(number, { isOffDay, name });
    }
  }
  return { years, exceptions };
}
