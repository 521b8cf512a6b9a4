import { describe, expect, it } from '@jest/globals';
import { takeCalls, type PaceBooks, type PaceLimits } from './pace-arithmetic.js';

const NEW: PaceBooks = { day: '', used: 0, busyUntilUs: 0 };
const START = Date.parse('2026-11-20T02:00:00Z');
const MINUTE = 60_000;

/** Repeatable numbers from 0 to `below`. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
}

/** Asks at random for ten minutes; answers when each call was granted. */
function tryOut(limits: PaceLimits, seed: number): number[] {
  const roll = dice(seed);
  const granted: number[] = [];
  let books = NEW;
  for (let at = START; at < START + 10 * MINUTE; at += roll(4) === 0 ? roll(20_000) : roll(50)) {
    const taken = takeCalls(books, limits, new Date(at), 'today', 1 + roll(100));
    books = taken.books;
    for (let n = 0; n < taken.granted; n += 1) granted.push(at);
  }
  return granted;
}

function mostIn(times: number[], windowMs: number): number {
  let most = 0;
  let from = 0;
  for (const [index, at] of times.entries()) {
    while ((times[from] ?? at) <= at - windowMs) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}

describe('the pace of a call', () => {
  it.each([1, 2, 7, 60, 61, 100, 600, 6000])('never lets more than %i calls into any sixty seconds', (perMinute) => {
    for (let seed = 1; seed <= 20; seed += 1) expect(mostIn(tryOut({ perMinute, perDay: 1_000_000 }, seed), MINUTE)).toBeLessThanOrEqual(perMinute);
  });

  it.each([
    [60, 0.9],
    [600, 0.97],
    [6000, 0.97],
  ])('grants nearly the whole quota of %i a minute to who always asks', (perMinute, share) => {
    let books = NEW;
    let granted = 0;
    for (let at = START; at < START + 10 * MINUTE; at += 100) {
      const taken = takeCalls(books, { perMinute, perDay: 1_000_000 }, new Date(at), 'today', 100);
      books = taken.books;
      granted += taken.granted;
    }
    expect(granted).toBeGreaterThan(10 * perMinute * share);
  });

  it('lets out a second\'s worth at once after a rest, not a minute\'s', () => {
    const { granted, stop } = takeCalls(NEW, { perMinute: 6000, perDay: 1_000_000 }, new Date(START), 'today', 5000);
    expect([granted, stop]).toEqual([98, 'minute']);
  });

  it('stops at the day\'s quota and begins anew on the next quota day', () => {
    const limits = { perMinute: 60_000, perDay: 5 };
    const first = takeCalls(NEW, limits, new Date(START), 'a', 7);
    expect(first).toMatchObject({ granted: 5, stop: 'day', books: { day: 'a', used: 5 } });
    expect(takeCalls(first.books, limits, new Date(START + MINUTE), 'a', 1)).toMatchObject({ granted: 0, stop: 'day' });
    expect(takeCalls(first.books, limits, new Date(START + MINUTE), 'b', 1)).toMatchObject({ granted: 1, stop: null, books: { day: 'b', used: 1 } });
  });
});
