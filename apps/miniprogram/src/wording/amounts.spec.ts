import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { amountWords, fenOfWan, wanOfFen } from './amounts';

describe('amounts', () => {
  it.each([
    [67_400_000, '67.4 万元'],
    [86_000, '860 元'],
    [86_050, '860.5 元'],
    [1_234_567_800, '1234.6 万元'],
    [32_500_000_000, '3.25 亿元'],
    [0, '0 元'],
  ])('%d fen are said as %s', (fen, words) => expect(amountWords(fen)).toBe(words));

  it.each([
    ['67.4', 67_400_000],
    [' 100 ', 100_000_000],
    ['１００', 100_000_000],
    ['', undefined],
    ['abc', null],
    ['-1', null],
    ['1e9', null],
  ])('reads %j as fen', (typed, fen) => expect(fenOfWan(typed)).toBe(fen));

  it('reads back what it wrote, to the fen', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (fen) => fenOfWan(wanOfFen(fen)) === fen));
  });
});
