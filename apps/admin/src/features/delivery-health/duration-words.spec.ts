import { expect, it } from '@jest/globals';
import { durationWords, shareWords, valueWords } from '@/features/delivery-health/duration-words';

it.each([
  [0, '0 毫秒'],
  [850, '850 毫秒'],
  [2400, '2.4 秒'],
  [60_000, '1 分钟'],
  [125_000, '2 分 5 秒'],
  [3_600_000, '1 小时'],
  [5_400_000, '1 小时 30 分'],
])('%d ms reads %s', (ms, words) => expect(durationWords(ms)).toBe(words));

it('nothing is no data, never 0', () => {
  expect(valueWords(null, 'p95')).toBe('没有数据');
  expect(shareWords(0, 0)).toBe('没有数据');
  expect(shareWords(3, 12)).toBe('3 / 12（25%）');
});
