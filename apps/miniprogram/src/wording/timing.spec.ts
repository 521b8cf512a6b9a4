import { describe, expect, it } from '@jest/globals';
import { defaultTiming } from '@sunshine/contracts/words';
import { isPaused, timingWords } from './timing';

const now = Date.parse('2026-11-22T04:00:00Z');

describe('when an alert rings, in words', () => {
  it.each([
    [{}, '立即提醒'],
    [{ quiet: { from: '22:00', until: '07:00' } }, '立即提醒，22:00 至次日 07:00 免打扰'],
    [{ quiet: { from: '12:00', until: '14:00' } }, '立即提醒，12:00 至 14:00 免打扰'],
    [{ frequency: 'daily' as const, at: '07:30' }, '每天 07:30 汇总提醒'],
    [{ frequency: 'weekly' as const, weekday: 7, at: '18:00' }, '每周日 18:00 汇总提醒'],
    [{ pausedUntil: '2026-11-22' }, '暂停到 11月22日，期间只放在站内信'],
    [{ pausedUntil: '2026-11-21' }, '立即提醒'],
  ])('%j', (part, words) => {
    expect(timingWords({ ...defaultTiming, ...part }, now)).toBe(words);
  });

  it('counts the last day of a pause in Shanghai', () => {
    const pausedUntil = '2026-11-22';
    expect(isPaused({ pausedUntil }, Date.parse('2026-11-22T15:59:59Z'))).toBe(true);
    expect(isPaused({ pausedUntil }, Date.parse('2026-11-22T16:00:00Z'))).toBe(false);
  });
});
