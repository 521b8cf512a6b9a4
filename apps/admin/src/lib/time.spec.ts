import { describe, expect, it } from '@jest/globals';
import { fromWall, isLate, toDay, toWall, toWallSecond, waitingFor } from '@/lib/time';

describe('the centre’s wall clock', () => {
  it('shows instants in Asia/Shanghai whatever the computer’s own zone is', () => {
    expect(toWall('2026-11-22T16:30:00.000Z')).toBe('2026-11-23 00:30');
    expect(toWallSecond('2026-11-22T16:30:05.900Z')).toBe('2026-11-23 00:30:05');
    expect(toDay('2026-11-22T16:30:00.000Z')).toBe('2026-11-23');
  });

  it('turns a typed time back into the same instant', () => {
    expect(fromWall('2026-11-23 00:30')).toBe('2026-11-22T16:30:00.000Z');
    expect(fromWall(toWall('2026-02-28T01:02:00.000Z'))).toBe('2026-02-28T01:02:00.000Z');
  });

  it.each(['', '2026-11-22', '22:30', '2026-13-45 99:99'])('has no instant for %p', (text) => {
    expect(fromWall(text)).toBeNull();
  });
});

describe('waiting', () => {
  const now = Date.parse('2026-11-22T12:00:00.000Z');

  it.each([
    ['2026-11-22T11:59:50.000Z', '刚刚'],
    ['2026-11-22T11:35:00.000Z', '25 分钟'],
    ['2026-11-22T09:00:00.000Z', '3 小时'],
    ['2026-11-20T11:00:00.000Z', '2 天'],
    ['2026-11-22T13:00:00.000Z', '刚刚'],
  ])('says how long since %s', (since, words) => {
    expect(waitingFor(since, now)).toBe(words);
  });

  it('is late after a whole day, not before', () => {
    expect(isLate('2026-11-21T12:00:00.000Z', now)).toBe(false);
    expect(isLate('2026-11-21T11:59:59.000Z', now)).toBe(true);
  });
});
