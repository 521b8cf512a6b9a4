import { describe, expect, it } from '@jest/globals';
import { basisWords, dueWords } from './limit-words';

const NOW = Date.parse('2026-11-23T04:00:00Z');

describe('a limit in words', () => {
  it('names law, article and the text that was read', () => {
    expect(basisWords({ law: '政府采购法', article: '第五十三条', version: '2014年修正' })).toBe('《政府采购法》第五十三条（2014年修正）');
  });
  it('calls a promise a promise', () => {
    expect(basisWords({ law: '本中心承诺', article: '', version: '' })).toBe('本中心承诺');
  });
  it('says the day, or that nobody can know it yet', () => {
    expect([dueWords({ dueOn: '2026-12-02', missingYear: null }, NOW), dueWords({ dueOn: null, missingYear: 2027 }, NOW)]).toEqual(['12月2日', '2027年的放假安排还没有公布或装入，算不出']);
  });
});
