import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fenToYuan, formatFen, yuanToFen } from '@/lib/money';

const fen = fc.integer({ min: 0, max: 9_000_000_000_000 });

describe('money', () => {
  it('keeps every fen through yuan text and back', () => {
    fc.assert(fc.property(fen, (amount) => yuanToFen(fenToYuan(amount)) === amount));
  });

  it.each([
    ['674000', 67_400_000],
    ['674,000.5', 67_400_050],
    [' 0.07 ', 7],
    ['６７４', 67_400],
    ['90000000000', 9_000_000_000_000],
  ])('reads %s yuan', (text, expected) => {
    expect(yuanToFen(text)).toBe(expected);
  });

  it.each(['', '-1', '1.234', '一百', '1e3', '90000000000.01', '0x10'])('refuses %p', (text) => {
    expect(yuanToFen(text)).toBeNull();
  });

  it.each([
    [67_400_000, '67.4 万元'],
    [98_000, '980 元'],
    [98_001, '980.01 元'],
    [12_345_678_900_000, '1,234.56789 亿元'],
    [1_000_000, '1 万元'],
    [0, '0 元'],
  ])('writes %i fen as %s without rounding', (amount, words) => {
    expect(formatFen(amount)).toBe(words);
  });
});
