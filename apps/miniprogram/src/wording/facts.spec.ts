import { describe, expect, it } from '@jest/globals';
import { factOf, keyDateList, stageSteps } from './facts';

const now = Date.parse('2026-11-22T02:00:00Z');
const notice = { type: 'tender', category: 'engineering', keyDates: {}, amountFen: null, winners: [] } as const;
const winner = (name: string, amountFen: number | null = null, rank: number | null = null) => ({ name, amountFen, rank });

describe('the one fact of a card', () => {
  it('tells the deadline ahead and the budget of a tender', () => {
    expect(factOf({ ...notice, keyDates: { registrationUntil: '2026-11-20T09:00:00Z', bidDeadline: '2026-11-25T01:00:00Z' }, amountFen: 67_400_000, winners: [] }, now)).toEqual({
      words: '投标截止 还剩 3 天 · 预算 67.4 万元',
      urgent: true,
    });
  });

  it('says that the deadline has passed rather than nothing', () => {
    expect(factOf({ ...notice, keyDates: { bidDeadline: '2026-11-20T01:00:00Z' }, winners: [] }, now)).toEqual({ words: '已过投标截止', urgent: false });
  });

  it('tells until when candidates are shown, and the first of them', () => {
    const winners = [winner('乙公司', null, 2), winner('甲公司', 1, 1)];
    expect(factOf({ ...notice, type: 'candidates', keyDates: { publicityUntil: '2026-11-25' }, winners }, now)?.words).toBe('公示至 11月25日 · 第一名 甲公司 等 2 家');
  });

  it('tells who won and for how much', () => {
    expect(factOf({ ...notice, type: 'result', winners: [winner('甲公司', 63_000_000)] }, now)?.words).toBe('中标 甲公司 · 63 万元');
  });

  it('has nothing to tell when nothing is known', () => expect(factOf({ ...notice, winners: [] }, now)).toBeNull());
});

describe('project page', () => {
  it('lists known dates only', () => {
    expect(keyDateList({ openingAt: '2026-11-25T01:30:00Z' }, now)).toEqual([{ name: '开标', when: '11月25日 09:30', left: '还剩 3 天', urgent: true }]);
  });

  it('shows where a project is now', () => {
    expect(stageSteps('candidates').map((step) => step.state)).toEqual(['past', 'past', 'past', 'now', 'ahead', 'ahead']);
  });
});
