import { describe, expect, it } from '@jest/globals';
import { dayOf, dayWords, daysBetween, momentWords, postedWords, timeLeft, weekdayWords } from './dates';

const now = Date.parse('2026-11-22T02:00:00Z');

describe('days left', () => {
  it.each([
    ['2026-11-25T01:00:00.000Z', '还剩 3 天', true],
    ['2026-11-27T01:00:00.000Z', '还剩 5 天', false],
    ['2026-11-23T01:30:00.000Z', '明天 09:30', true],
    ['2026-11-22T09:30:00.000Z', '今天 17:30', true],
    ['2026-11-22', '今天', true],
    ['2026-11-23', '明天', true],
  ])('%s → %s', (value, words, urgent) => {
    expect(timeLeft(value, now)).toEqual({ words, urgent, over: false });
  });

  it('is over from the very instant, and a day only when it has ended', () => {
    expect(timeLeft('2026-11-22T02:00:00Z', now).over).toBe(true);
    expect(timeLeft('2026-11-22T02:00:01Z', now).over).toBe(false);
    expect(timeLeft('2026-11-21', now).words).toBe('已过');
  });

  it('counts calendar days in Shanghai, not spans of 24 hours', () => {
    expect(timeLeft('2026-11-24T16:30:00Z', Date.parse('2026-11-22T15:59:00Z')).words).toBe('还剩 3 天');
  });
});

describe('dates in words', () => {
  it('takes the Shanghai day of an instant', () => expect(dayOf('2026-11-21T16:00:00Z')).toBe('2026-11-22'));
  it('names the year only when it is another', () => {
    expect(dayWords('2026-11-25', now)).toBe('11月25日');
    expect(dayWords('2025-01-05', now)).toBe('2025年1月5日');
  });
  it('says the time of an instant', () => expect(momentWords('2026-11-25T01:05:00Z', now)).toBe('11月25日 09:05'));
  it('does not invent a time for what was posted on a day', () => {
    expect(postedWords('2026-11-20T16:00:00Z', now)).toBe('11月21日');
    expect(postedWords('2026-11-21T01:00:00Z', now)).toBe('11月21日 09:00');
  });
  it('calls days near now by name', () => {
    expect(weekdayWords('2026-11-22', now)).toBe('今天');
    expect(weekdayWords('2026-11-21', now)).toBe('昨天 11月21日');
    expect(weekdayWords('2026-11-18', now)).toBe('周三 11月18日');
  });
  it('counts days across a month', () => expect(daysBetween('2026-10-30', '2026-11-02')).toBe(3));
});
