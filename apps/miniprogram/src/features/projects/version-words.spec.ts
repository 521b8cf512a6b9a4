import { expect, it } from '@jest/globals';
import { versionWords } from './version-words';

it('tells every correction with its reason, newest first, and when it was first posted', () => {
  const versions = [
    { number: 1, title: 'a', publishedAt: '2026-11-20T01:00:00Z', reason: null },
    { number: 2, title: 'a', publishedAt: '2026-11-21T01:30:00Z', reason: '开标时间有误' },
  ];
  expect(versionWords({ versions }, Date.parse('2026-11-22T00:00:00Z'))).toEqual([
    { number: 2, words: '11月21日 09:30 更正：开标时间有误' },
    { number: 1, words: '11月20日 09:00 首次发布' },
  ]);
});
