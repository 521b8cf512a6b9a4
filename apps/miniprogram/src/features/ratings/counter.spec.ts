import { expect, it } from '@jest/globals';
import { firstMatter, mattersAt } from './counter';

const matter = (id: string) => ({ id, name: id, scene: 'on-site' as const, sectionId: null });
const matters = [matter('opening'), matter('deposit')];

it('offers what the scanned counter does, and everything without a counter or its list', () => {
  expect(mattersAt(matters, { id: 'hall', name: '窗口', matterIds: ['deposit', 'gone'] })).toEqual([matters[1]]);
  expect(mattersAt(matters, { id: 'hall', name: '窗口' })).toEqual(matters);
  expect(mattersAt(matters, undefined)).toEqual(matters);
});

it('begins with the matter that was asked for only where it is done, and with the only one', () => {
  expect(firstMatter(matters, 'opening')).toBe('opening');
  expect(firstMatter(matters, 'gone')).toBeNull();
  expect(firstMatter(matters, undefined)).toBeNull();
  expect(firstMatter([matter('deposit')], 'opening')).toBe('deposit');
  expect(firstMatter([], 'opening')).toBeNull();
});
