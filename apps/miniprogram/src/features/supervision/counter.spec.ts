import { expect, it } from '@jest/globals';
import { draftAt, mattersAt } from './counter';

const matters = [
  { id: 'opening', name: '开标服务' },
  { id: 'deposit', name: '保证金' },
];

it('offers what the scanned counter does, and everything without a counter or its list', () => {
  expect(mattersAt(matters, { id: 'hall', name: '窗口', matterIds: ['deposit', 'gone'] })).toEqual([matters[1]]);
  expect(mattersAt(matters, { id: 'hall', name: '窗口' })).toEqual(matters);
  expect(mattersAt(matters, undefined)).toEqual(matters);
});

it('forgets the matter of a kept draft that is not done here, and chooses the only one', () => {
  expect(draftAt({ matterId: 'opening', level: 5 }, matters)).toEqual({ matterId: 'opening', level: 5 });
  expect(draftAt({ matterId: 'gone', level: 5 }, matters)).toEqual({ level: 5 });
  expect(draftAt({}, [{ id: 'deposit', name: '保证金' }])).toEqual({ matterId: 'deposit' });
});
