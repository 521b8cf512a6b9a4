import { expect, it } from '@jest/globals';
import { dots, summaryWords } from './rating';

it('never takes no rating for satisfaction', () => {
  expect(summaryWords({ total: 0, levels: { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 } })).toBe('还没有评价');
});

it('tells good and bad ratings with their whole', () => {
  expect(summaryWords({ total: 7, levels: { 5: 3, 4: 1, 3: 1, 2: 1, 1: 1 } })).toBe('共 7 次评价，其中基本满意及以上 5 次，不满意 2 次');
});

it('draws a level without colour', () => expect(dots(2)).toBe('●●○○○'));
