import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilsonByHalving } from '../../../test/support/wilson-oracle.js';
import { shareOf, wilson } from './share.js';

describe('Wilson’s interval', () => {
  it('is the definition’s to 1e-9, for any count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (denominator, part) => {
        const numerator = Math.round(part * denominator);
        const [found, wanted] = [wilson(numerator, denominator), wilsonByHalving(numerator, denominator)];
        expect(Math.abs(found.low - wanted.low)).toBeLessThan(1e-9);
        expect(Math.abs(found.high - wanted.high)).toBeLessThan(1e-9);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });

  it.each([
    // Newcombe 1998, Statistics in Medicine 17, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d is %d to %d', (numerator, denominator, low, high) => {
    const found = wilson(numerator, denominator);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('holds what was seen and stays between 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), (denominator, any) => {
        const numerator = any % (denominator + 1);
        const { low, high } = wilson(numerator, denominator);
        expect(0 <= low && low <= numerator / denominator && numerator / denominator <= high && high <= 1).toBe(true);
      }),
      { seed: 6 },
    );
  });
});

describe('a share', () => {
  it('of fewer than the limit says only its counts', () => {
    expect(shareOf(29, 29, 30)).toEqual({ numerator: 29, denominator: 29, rate: null, low: null, high: null });
    expect(shareOf(27, 30, 30)).toMatchObject({ numerator: 27, denominator: 30, rate: 0.9 });
  });

  it('of nothing is never a rate, whatever the limit', () => {
    expect(shareOf(0, 0, 0)).toEqual({ numerator: 0, denominator: 0, rate: null, low: null, high: null });
  });
});
