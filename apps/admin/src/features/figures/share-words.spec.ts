import { describe, expect, it } from '@jest/globals';
import { countWords, rateWords } from '@/features/figures/share-words';

describe('a share in words', () => {
  it('has a rate with its counts and interval', () => {
    const share = { numerator: 28, denominator: 30, rate: 28 / 30, low: 0.7868, high: 0.9815 };
    expect([rateWords(share), countWords(share)]).toEqual(['93.3%', '28/30（78.7%～98.2%）']);
  });

  it('has counts only where there are too few, or nothing', () => {
    const few = { numerator: 5, denominator: 5, rate: null, low: null, high: null };
    expect([rateWords(few), countWords(few)]).toEqual(['—', '5/5']);
    expect(countWords({ ...few, numerator: 0, denominator: 0 })).toBe('0/0');
  });

  it('is never rounded to all or none', () => {
    const nearly = { numerator: 9999, denominator: 10_000, rate: 0.9999, low: 0.00001, high: 1 };
    expect([rateWords(nearly), countWords(nearly)]).toEqual(['99.9%', '9999/10000（0.1%～100%）']);
  });
});
