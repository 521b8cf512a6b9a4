import { describe, expect, it } from '@jest/globals';
import { firstTime, nextTime } from './timetable.js';

const next = (every: Parameters<typeof nextTime>[0], after: string): string => nextTime(every, new Date(after)).toISOString();

describe('a timetable', () => {
  it('counts minutes from the last end', () => {
    expect(next({ minutes: 15 }, '2026-11-20T02:00:00.500Z')).toBe('2026-11-20T02:15:00.500Z');
  });

  it('names a time of day in Shanghai: later today, or tomorrow once it has come', () => {
    expect(next({ dailyAt: '00:05' }, '2026-11-20T16:04:59.999Z')).toBe('2026-11-20T16:05:00.000Z');
    expect(next({ dailyAt: '00:05' }, '2026-11-20T16:05:00.000Z')).toBe('2026-11-21T16:05:00.000Z');
    expect(next({ dailyAt: '23:59' }, '2026-12-31T15:59:00.000Z')).toBe('2027-01-01T15:59:00.000Z');
  });

  it('starts by minutes at once, by the day at its time', () => {
    const now = new Date('2026-11-20T02:00:00Z');
    expect(firstTime({ minutes: 15 }, now)).toEqual(now);
    expect(firstTime({ dailyAt: '04:30' }, now)).toEqual(new Date('2026-11-20T20:30:00Z'));
  });

  it.each([{ dailyAt: '24:00' }, { dailyAt: '4:30' }, { dailyAt: '' }, { minutes: 0 }, { minutes: NaN }])('refuses %j', (every) => {
    expect(() => nextTime(every, new Date(0))).toThrow(RangeError);
  });
});
