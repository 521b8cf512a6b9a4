import { expect, it } from '@jest/globals';
import type { PersonalDataHit } from '@sunshine/contracts';
import { maskAll, toDecisions, undecided } from '@/features/notices/decisions';

const hit = (id: string): PersonalDataHit => ({ id, kind: 'mobile', where: 'body', text: '138******11', context: '' });
const hits = [hit('a'), hit('b')];

it('waits until every hit is decided, and keeping has a reason', () => {
  expect(undecided(hits, {})).toHaveLength(2);
  expect(undecided(hits, { a: { decision: 'mask', reason: '' }, b: { decision: 'keep', reason: ' ' } }).map(({ id }) => id)).toEqual(['b']);
  expect(undecided(hits, { a: { decision: 'mask', reason: '' }, b: { decision: 'keep', reason: '公布的业务电话' } })).toEqual([]);
});

it('masks all with one press', () => {
  expect(undecided(hits, maskAll(hits))).toEqual([]);
});

it('sends a reason only with what is kept, and nothing about hits that are gone', () => {
  expect(toDecisions(hits, { a: { decision: 'keep', reason: ' 业务电话 ' }, b: { decision: 'mask', reason: '改了主意' }, gone: { decision: 'mask', reason: '' } })).toEqual([
    { hitId: 'a', decision: 'keep', reason: '业务电话' },
    { hitId: 'b', decision: 'mask' },
  ]);
});
