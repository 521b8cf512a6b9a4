import { expect, it } from '@jest/globals';
import { busyWords, countWords } from './preview-words';

it.each([
  [{ total: 0, perDay: 0 }, '过去 30 天没有符合的公告。可以少写几个条件，或换个说法。'],
  [{ total: 6, perDay: 0.2 }, '过去 30 天有 6 条符合。'],
  [{ total: 30, perDay: 1 }, '过去 30 天有 30 条符合，平均每天 1 条。'],
  [{ total: 42, perDay: 1.4 }, '过去 30 天有 42 条符合，平均每天 1.4 条。'],
])('counts what would have matched: %j', (count, words) => {
  expect(countWords({ days: 30, ...count })).toBe(words);
});

it.each([
  [1.4, '1.4'],
  [1.02, '1.1'],
  [12, '12'],
])('never warns of “1 a day”: %d', (perDay, said) => {
  expect(busyWords({ perDay })).toContain(`每天大约会提醒您 ${said} 次`);
});
