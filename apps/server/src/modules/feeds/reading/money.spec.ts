import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bidToFen, yuanNumberToFen, yuanToFen } from './money.js';

describe('yuanToFen', () => {
  it.each([
    ['1234.56', 123456],
    ['1,234,567.8', 123456780],
    ['￥ 100 元', 10000],
    ['人民币12.5万元整', 12500000],
    ['0.3亿元', 3_000_000_000],
    ['３５０００', 3500000],
    ['1359102.0000000001', 135910200],
    ['0.005', 1],
    ['12.3456789万', 12345679],
  ])('reads %s as %d fen', (text, fen) => {
    expect(yuanToFen(text)).toBe(fen);
  });

  it.each(['57%', '下浮率3%', '', '0', '0.00', '设计费90万元，建安费下浮5%', '-5', '1e9', '九万元', '1,23'])('takes %s for no plain amount', (text) => {
    expect(yuanToFen(text)).toBeNull();
  });

  it('refuses an amount beyond 900 亿元, because its unit is wrong', () => {
    expect(() => yuanToFen('900000000001')).toThrow('单位');
    expect(() => yuanNumberToFen(1e18)).toThrow('单位');
    expect(() => yuanNumberToFen(-1)).toThrow('不是有效的数');
    expect(() => yuanNumberToFen(Number.NaN)).toThrow('不是有效的数');
  });

  it('is exact for every amount in fen that a notice can hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000_000_000_000 }), (fen) => {
        const written = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        expect(yuanToFen(written)).toBe(fen);
        expect(yuanNumberToFen(Number(written))).toBe(fen);
      }),
    );
  });
});

describe('bidToFen', () => {
  it.each([
    ['69.93', null],
    ['97.90%', null],
    ['下浮率 3%', null],
    ['69.93元', 6993],
    ['1,999.50', 199_950],
    ['12.5万元（其中设计费 2 万元，建安费 10.5 万元）', 12_500_000],
    ['设计费 27 万元；建安费下浮 3%', null],
  ])('reads %s as %s fen', (text, fen) => {
    expect(bidToFen(text)).toBe(fen);
  });
});
