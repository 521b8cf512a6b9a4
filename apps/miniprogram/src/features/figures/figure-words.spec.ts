import { describe, expect, it } from '@jest/globals';
import type { FigureRow, Share } from '@sunshine/contracts';
import { percentWords, shareSentence, silenceWords, spanOf, type ShareWords } from './figure-words';

const share = (numerator: number, denominator: number, rate: number | null = null, low: number | null = null, high: number | null = null): Share => ({ numerator, denominator, rate, low, high });
const satisfied: ShareWords = { key: 'satisfied', title: '满意率', unit: '个', whole: '评价的人', part: '满意', how: '' };

describe('a share', () => {
  it('is said with its range, its counts and its rate', () => {
    expect(shareSentence(share(1180, 1234, 1180 / 1234, 0.9433, 0.9662), satisfied, 30)).toBe('每 100 个评价的人里，大约 94 到 97 个满意。实际：1234 个评价的人，1180 个满意，95.6%');
  });

  it('is counts alone where there are few', () => {
    expect(shareSentence(share(28, 29), satisfied, 30)).toBe('29 个评价的人，28 个满意。不到 30 个，只报数，不算比例');
  });

  it('is nothing where nobody rated, least of all satisfaction', () => {
    expect(shareSentence(share(0, 0), satisfied, 30)).toBe('还没有评价的人');
  });

  it('is never rounded to all or none', () => {
    expect([percentWords(0.99999), percentWords(0.00001), percentWords(1), percentWords(0), percentWords(0.5)]).toEqual(['99.9%', '0.1%', '100%', '0%', '50%']);
  });
});

it('says of those who did not rate that they did not', () => {
  const row = { ratings: 3, openChannel: 1, active: share(2, 10) } as FigureRow;
  expect(silenceWords(row)).toBe('办结 10 次，有人评价 2 次，没有人评价 8 次；另有 1 次是不凭办结码的自行评价。没有评价不等于满意，不算进满意率');
  expect(silenceWords({ ...row, ratings: 0, openChannel: 0, active: share(0, 0) })).toBe('这段时间还没有办结的服务，也没有评价');
});

it('counts a period in Shanghai’s days, both ends in it', () => {
  const now = Date.parse('2026-11-22T17:00:00Z');
  expect(spanOf('year', now)).toEqual({});
  expect(spanOf('month', now)).toEqual({ from: '2026-10-25', to: '2026-11-23' });
  expect(spanOf('quarter', now)).toEqual({ from: '2026-08-26', to: '2026-11-23' });
  expect(spanOf('last-year', now)).toEqual({ from: '2025-01-01', to: '2025-12-31' });
});
