import { expect, it } from '@jest/globals';
import { dueOf, dueWords, keptOf, untilOf } from './limits';

const now = Date.parse('2026-11-23T04:00:00Z');
const on = (dueOn: string | null) => ({ dueOn, missingYear: dueOn === null ? 2027 : null, unit: 'working' as const });

it.each([
  ['2026-12-01', null, '12月1日（还剩 8 天）', 'plain'],
  ['2026-11-25', null, '11月25日（还剩 2 天）', 'urgent'],
  ['2026-12-01', 6, '12月1日（还剩 6 个工作日）', 'plain'],
  ['2026-11-30', 3, '11月30日（还剩 3 个工作日）', 'urgent'],
  ['2026-11-23', 0, '11月23日（今天是最后一天）', 'urgent'],
  ['2026-11-20', null, '11月20日（已超期 3 天）', 'late'],
  ['2027-01-04', null, '2027年1月4日（还剩 42 天）', 'plain'],
])('says what is left until %s', (dueOn, workingDays, words, tone) => {
  const due = dueOf(on(dueOn), now, workingDays);
  expect([dueWords(due), due.tone]).toEqual([words, tone]);
});

it('counts a limit in natural days in days, also where the server says the working days that are left', () => {
  const due = dueOf({ ...on('2026-11-30'), unit: 'natural' }, now, 5);
  expect([dueWords(due), due.tone]).toEqual(['11月30日（还剩 7 天）', 'plain']);
});

it('says of the filer’s own time that it has passed, not that it is overdue', () => {
  expect(dueWords(untilOf(on('2026-11-20'), now))).toBe('11月20日（已过 3 天）');
});

it('gives no date before the year’s holidays are announced', () => {
  expect(dueWords(dueOf(on(null), now))).toBe('要等 2027 年放假安排公布才能算出日期');
});

it.each([
  ['2026-11-18', '2026-11-18T15:59:00Z', '按期', 'plain'],
  ['2026-11-18', '2026-11-18T16:00:00Z', '晚了 1 天', 'late'],
  ['2026-11-18', '2026-11-21T02:00:00Z', '晚了 3 天', 'late'],
  ['2026-11-18', null, '', 'plain'],
  [null, '2026-11-21T02:00:00Z', '', 'plain'],
])('says of what was due on %s and done at %s: %s', (dueOn, doneAt, left, tone) => {
  expect(keptOf(on(dueOn), doneAt, now)).toMatchObject({ left, tone });
});
