import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCalendar, publishedHolidays, type HolidayFile } from './index.js';

const SEED = 510822;
const calendar = createCalendar(publishedHolidays);
const codeOf = (question: () => unknown): unknown => {
  try {
    return question();
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('working days', () => {
  it.each([
    ['2026-02-13', 5, '2026-02-27', 'over the Spring Festival and a working Saturday'],
    ['2026-09-30', 7, '2026-10-15', 'over the National Day'],
    ['2026-09-18', 1, '2026-09-20', 'to a working Sunday'],
    ['2026-02-27', -5, '2026-02-13', 'backwards over the Spring Festival'],
    ['2026-10-03', 0, '2026-10-03', 'nowhere'],
    ['2018-12-28', 1, '2018-12-29', 'to a working Saturday that the paper of the next year names'],
  ])('%s %i working days is %s: %s', (day, n, expected) => {
    expect(calendar.addWorkingDays(day, n)).toBe(expected);
  });
  it('lets the paper of the next year change December', () => {
    expect([calendar.isWorkingDay('2018-12-29'), calendar.isWorkingDay('2018-12-31')]).toEqual([true, false]);
  });
  it('counts the last day and not the first', () => {
    expect(calendar.workingDaysBetween('2026-11-20', '2026-11-24')).toBe(2);
    expect(calendar.workingDaysBetween('2026-11-24', '2026-11-20')).toBe(-2);
    expect(calendar.workingDaysBetween('2026-11-24', '2026-11-24')).toBe(0);
  });
});

describe('calendar days', () => {
  it.each([
    ['2026-09-23', 3, '2026-09-28', 'past the Mid-Autumn Festival'],
    ['2026-09-28', 3, '2026-10-08', 'past the National Day'],
    ['2026-09-17', 3, '2026-09-20', 'not off a working Sunday'],
  ])('%s and %i days rolls to %s: %s', (day, n, expected) => {
    expect(calendar.addDays(day, n)).toBe(expected);
  });
  it('does not roll when told so', () => {
    expect(calendar.addDays('2026-09-23', 3, { roll: false })).toBe('2026-09-26');
  });
  it('does not roll a backward limit', () => {
    expect(calendar.addDays('2026-10-23', -20)).toBe('2026-10-03');
  });
});

describe('why a day is off', () => {
  it.each([
    ['2026-10-01', '国庆节'],
    ['2020-10-01', '国庆节、中秋节'],
    ['2019-12-31', null],
    ['2018-12-31', '元旦'],
    ['2026-11-21', '周六'],
    ['2026-11-22', '周日'],
    ['2026-09-20', null],
    ['2026-11-23', null],
  ])('%s: %s', (day, why) => {
    expect(calendar.whyOff(day)).toBe(why);
  });
  it('tells a worked weekend from a plain working day', () => {
    expect(['2026-09-20', '2026-11-23', '2026-11-22'].map((day) => calendar.isWorkedWeekend(day))).toEqual([true, false, false]);
  });
});

describe('what it refuses', () => {
  it('refuses an answer across a year that is not loaded', () => {
    expect(codeOf(() => calendar.addWorkingDays('2026-12-31', 1))).toBe('CALENDAR_NOT_LOADED');
    expect(codeOf(() => calendar.addDays('2026-12-31', 1))).toBe('CALENDAR_NOT_LOADED');
    expect(codeOf(() => calendar.addDays('2026-12-31', 1, { roll: false }))).toBe('CALENDAR_NOT_LOADED');
    expect(codeOf(() => calendar.isWorkingDay('2017-12-31'))).toBe('CALENDAR_NOT_LOADED');
    expect(codeOf(() => calendar.workingDaysBetween('2026-12-30', '2027-01-04'))).toBe('CALENDAR_NOT_LOADED');
  });
  it('refuses to cross a gap between loaded years', () => {
    const gap = createCalendar(publishedHolidays.filter(({ year }) => year !== 2020));
    expect(codeOf(() => gap.workingDaysBetween('2019-12-30', '2021-01-05'))).toBe('CALENDAR_NOT_LOADED');
  });
  it('takes a file without days for a year not announced', () => {
    const early = createCalendar([...publishedHolidays, { year: 2027, papers: [], days: [] }]);
    expect(codeOf(() => early.isWorkingDay('2027-01-04'))).toBe('CALENDAR_NOT_LOADED');
  });
  it.each(['2026-02-30', '2026-1-1', '20260101', '', '2026-13-01', '2026-01-01T00:00:00Z'])('refuses %j, which is no day', (day) => {
    expect(codeOf(() => calendar.isWorkingDay(day))).toBe('DAY_INVALID');
  });
  it.each([1.5, NaN, Infinity, 1e9])('refuses %d days', (n) => {
    expect(codeOf(() => calendar.addWorkingDays('2026-01-05', n))).toBe('COUNT_INVALID');
    expect(codeOf(() => calendar.addDays('2026-01-05', n))).toBe('COUNT_INVALID');
  });
  it('refuses a file twice and a day of another year', () => {
    const [first] = publishedHolidays;
    expect(codeOf(() => createCalendar([first!, first!]))).toBe('HOLIDAYS_INVALID');
    expect(codeOf(() => createCalendar([{ year: 2027, days: [{ date: '2026-11-30', isOffDay: true }] }]))).toBe('HOLIDAYS_INVALID');
  });
});

describe('every day and count', () => {
  const day = fc.integer({ min: 0, max: 365 * 8 + 1 }).map((n) => new Date(Date.UTC(2018, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const count = fc.integer({ min: 1, max: 200 });

  it('counts between what it added', () => {
    fc.assert(fc.property(day, count, (from, n) => calendar.workingDaysBetween(from, calendar.addWorkingDays(from, n)) === n), { seed: SEED });
  });
  it('answers a working day, later with more days', () => {
    fc.assert(
      fc.property(day, count, (from, n) => {
        const to = calendar.addWorkingDays(from, n);
        return calendar.isWorkingDay(to) && from < to && to < calendar.addWorkingDays(from, n + 1);
      }),
      { seed: SEED },
    );
  });
  it('comes back to a working day by the same number', () => {
    fc.assert(
      fc.property(day, count, (from, n) => {
        const start = calendar.addWorkingDays(from, 1);
        return calendar.addWorkingDays(calendar.addWorkingDays(start, n), -n) === start;
      }),
      { seed: SEED },
    );
  });
  it('rolls to the first working day that is not earlier', () => {
    fc.assert(
      fc.property(day, count, (from, n) => {
        const plain = calendar.addDays(from, n, { roll: false });
        const rolled = calendar.addDays(from, n);
        const skipped = plain === rolled ? 0 : calendar.workingDaysBetween(plain, rolled);
        return rolled >= plain && calendar.isWorkingDay(rolled) && skipped === (plain === rolled ? 0 : 1);
      }),
      { seed: SEED },
    );
  });
});

const realDir = process.env['REAL_DATA_DIR'] ?? '';
const real = existsSync(join(realDir, 'holidays')) && realDir !== '' ? describe : describe.skip;
real('the files of REAL_DATA_DIR', () => {
  it('agree with the built-in arrangement on every day of 2018 to 2026', () => {
    const years = Array.from({ length: 10 }, (_, at) => 2018 + at);
    const files = years.map((year) => JSON.parse(readFileSync(join(realDir, 'holidays', `${year}.json`), 'utf8')) as HolidayFile);
    const told = new Map(files.flatMap(({ days }) => days.map(({ date, isOffDay }) => [date, isOffDay])));
    for (let ms = Date.UTC(2018, 0, 1); ms < Date.UTC(2027, 0, 1); ms += 86_400_000) {
      const date = new Date(ms).toISOString().slice(0, 10);
      const expected = !(told.get(date) ?? [0, 6].includes(new Date(ms).getUTCDay()));
      expect([date, calendar.isWorkingDay(date)]).toEqual([date, expected]);
    }
    for (const file of files.filter(({ days }) => days.length > 0)) {
      const paper = (address: string): string => address.replace(/^http:/, 'https:');
      expect(publishedHolidays.find(({ year }) => year === file.year)?.papers).toEqual(file.papers?.map(paper));
    }
    for (const { date, isOffDay, name } of files.flatMap(({ days }) => days)) if (isOffDay) expect([date, calendar.whyOff(date)]).toEqual([date, name]);
    expect(codeOf(() => createCalendar(files).isWorkingDay('2027-01-04'))).toBe('CALENDAR_NOT_LOADED');
    expect(createCalendar(files).addWorkingDays('2026-02-13', 5)).toBe('2026-02-27');
  });
});
