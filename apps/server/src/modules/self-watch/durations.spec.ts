import { describe, expect, it } from '@jest/globals';
import { durationsOf } from './durations.js';

describe('durations', () => {
  it('no case is null, not 0 ms', () => expect(durationsOf([])).toBeNull());

  it('one case is all of them', () => expect(durationsOf([7])).toEqual({ n: 1, p50: 7, p95: 7, worst: 7 }));

  it('the nearest rank, whatever the order', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect(durationsOf(values)).toEqual({ n: 100, p50: 50, p95: 95, worst: 100 });
  });
});
