import { expect, it } from '@jest/globals';
import { openCases } from '@/features/cases/case-order';

it('looks for open cases within the filters that are on, unless one state is wanted', () => {
  expect(openCases({ q: '保证金' })).toEqual([{ q: '保证金', state: 'open' }]);
  expect(openCases({ state: 'open', kind: 'challenge' })).toEqual([{ state: 'open', kind: 'challenge' }]);
  expect(openCases({ state: 'answered' })).toEqual([]);
});
