import { expect, it } from '@jest/globals';
import { wholeReceipts, withReceipt } from './kept-receipts';

const kept = { receipt: '20261122-7K3F9M2QXW', code: 'K3F9M2', title: '投诉' };

it('still reads bare numbers, which had no code', () => {
  expect(wholeReceipts(['20261122-7K3F9M2QXW', kept])).toEqual([{ receipt: '20261122-7K3F9M2QXW', code: null, title: '' }, kept]);
  expect(wholeReceipts(undefined)).toEqual([]);
});

it('puts a receipt on top once, and forgets no code by a telling without one', () => {
  const other = { receipt: '20261123-ABCDEFGHJK', code: null, title: '' };
  expect(withReceipt([other, kept], { receipt: kept.receipt, code: null, title: '' })).toEqual([kept, other]);
});

it('remembers the newest twenty', () => {
  const many = Array.from({ length: 20 }, (_, at) => ({ receipt: `r${at}`, code: null, title: '' }));
  const next = withReceipt(many, kept);
  expect(next).toHaveLength(20);
  expect(next[0]).toEqual(kept);
  expect(next.some(({ receipt }) => receipt === 'r19')).toBe(false);
});
