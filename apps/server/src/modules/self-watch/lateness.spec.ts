import { describe, expect, it } from '@jest/globals';
import { durationWords, judge, type Evidence } from './lateness.js';

const at = new Date('2026-11-20T02:00:00Z');
const LIMIT = 60_000;
const later = (ms: number): Date => new Date(at.getTime() + ms);
const evidence = (more: Partial<Evidence> = {}): Evidence => ({ toldAt: undefined, isKnown: false, isPublic: true, listeningSince: later(-1000), ...more });

describe('what is late', () => {
  it.each([
    ['told, however late', 'published', { toldAt: later(999_999) }, 'seen'],
    ['within the limit', 'published', {}, 'pending', LIMIT],
    ['beyond the limit', 'published', {}, 'late', LIMIT + 1],
    ['a correction beyond the limit', 'corrected', { isKnown: true }, 'late', LIMIT + 1],
    ['withdrawn before anybody was told', 'published', { isPublic: false }, 'moot', LIMIT + 1],
    ['the withdrawal of what nobody was told', 'withdrawn', { isPublic: false }, 'moot', LIMIT + 1],
    ['the withdrawal of what people were told', 'withdrawn', { isPublic: false, isKnown: true }, 'late', LIMIT + 1],
    ['from before self-watch began', 'published', { listeningSince: later(1) }, 'moot', LIMIT + 1],
  ] as const)('%s', (_name, kind, more, verdict, after = LIMIT + 1) => {
    expect(judge({ at, kind }, evidence(more), later(after), LIMIT)).toBe(verdict);
  });
});

describe('how long, in words', () => {
  it.each([
    [400, '0 秒'],
    [59_000, '59 秒'],
    [60_000, '1 分'],
    [125_000, '2 分 5 秒'],
    [3_600_000, '1 小时'],
    [5_460_000, '1 小时 31 分'],
  ])('%d ms: %s', (ms, words) => expect(durationWords(ms)).toBe(words));
});
