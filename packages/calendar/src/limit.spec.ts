import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCalendar, isCounted, limitOf, publishedHolidays, ruleOf, statutes, type CountedRule, type HolidayFile, type Limit, type Period } from './index.js';

const SEED = 510822;
const calendar = createCalendar(publishedHolidays);
const made = (rule: Partial<Period>): Period => ({
  id: 'made-up',
  label: '虚构期限',
  group: 'centre',
  law: '本中心承诺',
  article: '',
  version: '',
  source: '本中心承诺',
  kind: 'period',
  amount: 1,
  unit: 'working',
  direction: 'after',
  bound: 'at-most',
  since: '收到之日',
  ...rule,
});
const counted = (id: string): CountedRule => {
  const rule = ruleOf(id);
  if (!rule || !isCounted(rule)) throw new Error(`nothing is counted by ${id}`);
  return rule;
};
const of = (id: string, from: string): Limit => limitOf(calendar, counted(id), from);

describe('a limit', () => {
  it.each([
    ['2026-02-13', { amount: 5, unit: 'working' }, '2026-02-27'],
    ['2026-09-30', { amount: 7, unit: 'working' }, '2026-10-15'],
    ['2026-09-18', { amount: 1, unit: 'working' }, '2026-09-20'],
    ['2026-09-23', { amount: 3, unit: 'natural' }, '2026-09-28'],
    ['2026-09-28', { amount: 3, unit: 'natural' }, '2026-10-08'],
    ['2026-09-17', { amount: 3, unit: 'natural' }, '2026-09-20'],
    ['2026-09-23', { amount: 3, unit: 'natural', roll: false }, '2026-09-26'],
  ] as const)('%s by %j is %s', (from, rule, dueOn) => {
    expect(limitOf(calendar, made(rule), from).dueOn).toBe(dueOn);
  });

  it('says start, rule, what did not count, what did, and the articles', () => {
    const limit = of('procurement-challenge-reply', '2026-09-30');
    expect(limit).toMatchObject({ ruleId: 'procurement-challenge-reply', law: '政府采购法', article: '第五十三条', from: '2026-09-30', dueOn: '2026-10-15', worked: ['2026-10-10'], missingYear: null, unit: 'working' });
    expect(limit.skipped).toEqual([...[1, 2, 3, 4, 5, 6, 7].map((day) => ({ day: `2026-10-0${day}`, why: '国庆节' })), { day: '2026-10-11', why: '周日' }]);
    expect(limit.sentence).toBe('收到书面质疑之日：2026年9月30日，自次日起计算，7 个工作日内，最晚 2026年10月15日；国庆节 7 天、周末 1 天不计；2026年10月10日调休上班，照计。依据《政府采购法》第五十三条。');
  });
  it('says that a natural day rolled, and names only the days that it rolled over', () => {
    const limit = of('objection-reply', '2026-09-23');
    expect(limit.skipped).toEqual([{ day: '2026-09-26', why: '中秋节' }, { day: '2026-09-27', why: '中秋节' }]);
    expect(limit.sentence).toContain('最后一日遇中秋节 2 天，顺延到其后第一个工作日（民法典第二百零三条）。依据《招标投标法实施条例》第二十二条、《招标投标法实施条例》第五十四条。');
  });
  it('is longer by the days that the law does not count, and says what took them', () => {
    const limit = limitOf(calendar, counted('tender-complaint'), '2026-11-02', { days: 3, why: '异议答复期间' });
    expect([limit.from, limit.dueOn]).toEqual(['2026-11-02', '2026-11-16']);
    expect(limit.sentence).toContain('2026年11月2日，自次日起计算，10 日内，异议答复期间 3 日不计，最晚 2026年11月16日');
    expect(limitOf(calendar, counted('tender-complaint'), '2026-11-02', { days: 0, why: '异议答复期间' })).toEqual(of('tender-complaint', '2026-11-02'));
  });
  it('counts back from a deadline and leaves the day where it falls: rolling it would shorten what the law grants', () => {
    expect(of('tender-documents-objection', '2026-10-13')).toMatchObject({ dueOn: '2026-10-03', skipped: [] });
    expect(of('tender-documents-objection', '2026-10-13').sentence).toContain('往前，至少 10 日，最晚 2026年10月3日');
  });
  it('says of a lower bound when it is full', () => {
    expect(of('bid-preparation', '2026-11-02').sentence).toContain('至少 20 日，至 2026年11月23日期满；最后一日遇周末 1 天');
  });
  it('on the spot is that very day, and inside a publication until its end', () => {
    expect([of('opening-objection', '2026-10-03').dueOn, of('result-objection', '2026-11-22').dueOn]).toEqual(['2026-10-03', '2026-11-22']);
  });
  it('rests on a promise where there is no article', () => {
    expect(limitOf(calendar, made({}), '2026-11-23').sentence).toBe('收到之日：2026年11月23日，自次日起计算，1 个工作日内，最晚 2026年11月24日。依据本中心承诺。');
  });
  it('is no day while the year it needs is not loaded, and says so', () => {
    const limit = of('procurement-enquiry-reply', '2026-12-31');
    expect(limit).toMatchObject({ dueOn: null, missingYear: 2027, skipped: [] });
    expect(limit.sentence).toContain('2027 年的放假安排尚未公布或尚未装入');
  });
  it('is a day once that year is loaded', () => {
    const next: HolidayFile = { year: 2027, days: ['2027-01-01', '2027-01-02', '2027-01-03'].map((date) => ({ name: '元旦', date, isOffDay: true })) };
    const limit = limitOf(createCalendar([...publishedHolidays, next]), made({}), '2026-12-31');
    expect([limit.dueOn, limit.missingYear]).toEqual(['2027-01-04', null]);
  });
  it.each(['2026-02-30', '', 'gestern', '2026-1-1'])('refuses %j, which is no day', (from) => {
    expect(() => of('opening-objection', from)).toThrow('不是有效日期');
  });
});

describe('every limit', () => {
  const day = fc.integer({ min: 0, max: 365 * 8 }).map((n) => new Date(Date.UTC(2018, 3, 1) + n * 86_400_000).toISOString().slice(0, 10));
  const rule = fc.record({ amount: fc.integer({ min: 1, max: 45 }), unit: fc.constantFrom('working' as const, 'natural' as const), direction: fc.constantFrom('after' as const, 'before' as const) }).map(made);

  it('does not come earlier for a later start', () => {
    fc.assert(
      fc.property(rule, day, fc.integer({ min: 0, max: 40 }), (one, from, later) => {
        const shifted = new Date(Date.parse(from) + later * 86_400_000).toISOString().slice(0, 10);
        return (limitOf(calendar, one, from).dueOn ?? '') <= (limitOf(calendar, one, shifted).dueOn ?? '9999');
      }),
      { seed: SEED },
    );
  });
  it('is as many working days away as the rule says, and names all others on the way', () => {
    fc.assert(
      fc.property(rule, day, (one, from) => {
        if (one.unit !== 'working') return true;
        const { dueOn, skipped } = limitOf(calendar, one, from);
        const between = calendar.workingDaysBetween(from, dueOn ?? '');
        const apart = Math.abs(Date.parse(dueOn ?? '') - Date.parse(from)) / 86_400_000;
        return Math.abs(between) === one.amount && apart === one.amount + skipped.length;
      }),
      { seed: SEED },
    );
  });
  it('counted back from where it led comes back to its start, when that is a working day', () => {
    fc.assert(
      fc.property(rule, day, (one, from) => {
        if (one.unit !== 'working') return true;
        const start = calendar.addWorkingDays(from, 1);
        const there = limitOf(calendar, { ...one, direction: 'after' }, start).dueOn ?? '';
        return limitOf(calendar, { ...one, direction: 'before' }, there).dueOn === start;
      }),
      { seed: SEED },
    );
  });
  it('explains itself and gives a date or the missing year, whatever the statute and the day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...statutes.filter(isCounted)), fc.integer({ min: 0, max: 365 * 11 }), (statute, n) => {
        const limit = limitOf(calendar, statute, new Date(Date.UTC(2017, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
        return (limit.dueOn === null) === (limit.missingYear !== null) && limit.sentence.includes(statute.article) && limit.sentence.includes(statute.law);
      }),
      { seed: SEED },
    );
  });
});
