import { describe, expect, it } from '@jest/globals';
import { createMatcher } from './index.js';
import type { Alert, Notice, Reason } from './index.js';

const notice = (fields: Partial<Notice> = {}): Notice => ({
  id: 'n1',
  title: '示例村道路硬化工程招标公告',
  body: '建设 C30 混凝土道路 3 公里，预算六十万元。',
  category: 'engineering',
  type: 'tender',
  region: '510822',
  ...fields,
});
const matchOne = (alert: Omit<Alert, 'id'>, fields?: Partial<Notice>): Reason[] | undefined => {
  const matcher = createMatcher();
  matcher.add({ id: 'a1', ...alert });
  return matcher.match(notice(fields))[0]?.reasons;
};

describe('words', () => {
  it('says which word was found in which field', () => {
    expect(matchOne({ anyOf: ['桥梁', '道路'] })).toEqual([
      { word: '道路', field: 'title' },
      { word: '道路', field: 'body' },
    ]);
  });
  it('needs one word of anyOf and each word of allOf', () => {
    expect(matchOne({ anyOf: ['桥梁', '道路'], allOf: ['招标', '混凝土'] })).toHaveLength(4);
    expect(matchOne({ anyOf: ['桥梁'], allOf: ['招标'] })).toBeUndefined();
    expect(matchOne({ anyOf: ['道路'], allOf: ['招标', '采购'] })).toBeUndefined();
  });
  it('refuses a notice with a word of noneOf in title or body', () => {
    expect(matchOne({ anyOf: ['道路'], noneOf: ['混凝土'] })).toBeUndefined();
    expect(matchOne({ noneOf: ['道路'] })).toBeUndefined();
    expect(matchOne({ noneOf: ['采购'] })).toEqual([]);
  });
  it('takes full width, half width and case as one, and keeps the spelling of the owner', () => {
    expect(matchOne({ anyOf: ['ｃ３０'] })).toEqual([{ word: 'ｃ３０', field: 'body' }]);
  });
  it('does not find a word across title and body', () => {
    expect(matchOne({ anyOf: ['公告建设'] })).toBeUndefined();
  });
  it('reads a sign of search languages as a plain character', () => {
    expect(matchOne({ anyOf: ['道.硬'] })).toBeUndefined();
    expect(matchOne({ anyOf: ['.*'] }, { title: '甲.*乙' })).toHaveLength(1);
  });
  it('finds one-character words', () => {
    expect(matchOne({ anyOf: ['村'] })).toEqual([{ word: '村', field: 'title' }]);
  });
  it('takes an empty word for no word', () => {
    expect(matchOne({ anyOf: [''], noneOf: [''] })).toEqual([]);
  });
});

describe('conditions', () => {
  it('matches everything when there is no condition', () => {
    expect(matchOne({})).toEqual([]);
    expect(matchOne({ anyOf: [], regions: [], projectIds: [] })).toEqual([]);
  });
  it('takes a region for all that lies in it', () => {
    expect(matchOne({ regions: ['5108'] })).toEqual([]);
    expect(matchOne({ regions: ['510822'] })).toEqual([]);
    expect(matchOne({ regions: ['51082201'] })).toBeUndefined();
    expect(matchOne({ regions: ['5107'] })).toBeUndefined();
  });
  it('includes both ends of an amount and fails a notice without one', () => {
    expect(matchOne({ minFen: 100, maxFen: 200 }, { amountFen: 100 })).toEqual([]);
    expect(matchOne({ minFen: 100, maxFen: 200 }, { amountFen: 200 })).toEqual([]);
    expect(matchOne({ minFen: 100 }, { amountFen: 99 })).toBeUndefined();
    expect(matchOne({ maxFen: 100 })).toBeUndefined();
  });
  it('follows a project, an owner, an agency, and the green channel', () => {
    expect(matchOne({ projectIds: ['p1'] }, { projectId: 'p1' })).toEqual([]);
    expect(matchOne({ ownerIds: ['o1'] }, { ownerId: 'o2' })).toBeUndefined();
    expect(matchOne({ agencyIds: ['g1'] })).toBeUndefined();
    expect(matchOne({ greenChannelOnly: true })).toBeUndefined();
    expect(matchOne({ greenChannelOnly: true }, { greenChannel: true })).toEqual([]);
  });
});

describe('keeping alerts', () => {
  it('replaces an alert of the same id', () => {
    const matcher = createMatcher();
    matcher.add({ id: 'a', anyOf: ['道路'] });
    matcher.add({ id: 'a', anyOf: ['桥梁'] });
    expect(matcher.match(notice())).toEqual([]);
    expect(matcher.size).toBe(1);
  });
  it('forgets a removed alert, once', () => {
    const matcher = createMatcher();
    matcher.add({ id: 'a', anyOf: ['道路'] });
    expect([matcher.remove('a'), matcher.remove('a')]).toEqual([true, false]);
    expect(matcher.match(notice())).toEqual([]);
  });
  it('takes an alert as it was when added', () => {
    const matcher = createMatcher();
    const anyOf = ['道路'];
    matcher.add({ id: 'a', anyOf });
    anyOf[0] = '桥梁';
    expect(matcher.match(notice())).toHaveLength(1);
  });
  it('keeps the spelling of each owner while another one leaves', () => {
    const matcher = createMatcher();
    for (const [id, word] of [['a', 'c30'], ['b', 'C30'], ['c', 'Ｃ30']] as const) matcher.add({ id, anyOf: [word] });
    matcher.remove('b');
    matcher.add({ id: 'd', anyOf: ['桥梁'] });
    expect(matcher.match(notice()).map(({ reasons }) => reasons[0]?.word).sort()).toEqual(['c30', 'Ｃ30']);
    matcher.remove('c');
    matcher.remove('a');
    expect(matcher.match(notice())).toEqual([]);
  });
  it('forgets a word whose place another one takes', () => {
    const matcher = createMatcher();
    matcher.add({ id: 'a', anyOf: ['道桥'] });
    matcher.remove('a');
    matcher.add({ id: 'b', anyOf: ['沟渠'] });
    expect(matcher.match(notice())).toEqual([]);
  });
  it('forgets a set of values whose place a word takes', () => {
    const matcher = createMatcher();
    matcher.add({ id: 'a', categories: ['engineering', 'procurement'] });
    matcher.add({ id: 'b', categories: ['engineering'] });
    matcher.remove('a');
    matcher.add({ id: 'c', anyOf: ['桥梁'] });
    expect(matcher.match(notice())).toEqual([{ alertId: 'b', reasons: [] }]);
  });
  it('takes an alert with more words than one page of memory holds', () => {
    const matcher = createMatcher();
    const anyOf = Array.from({ length: 70_000 }, (_, at) => `桥${at}`);
    for (let round = 0; round < 2; round += 1) matcher.add({ id: 'a', anyOf: [...anyOf, '道路'] });
    matcher.add({ id: 'b', anyOf: ['道路'] });
    expect(matcher.match(notice())).toHaveLength(2);
    expect([matcher.remove('a'), matcher.match(notice()).length]).toEqual([true, 1]);
  });
  it('keeps a word that another alert still uses', () => {
    const matcher = createMatcher();
    matcher.add({ id: 'a', anyOf: ['道路'] });
    matcher.add({ id: 'b', noneOf: ['道路'] });
    matcher.remove('a');
    expect(matcher.match(notice())).toEqual([]);
  });
});
