import { expect, it } from '@jest/globals';
import type { PublicRectification } from '@sunshine/contracts';
import { clockWords, endingWords } from './rectification-words';

const now = Date.parse('2026-11-23T04:00:00Z');
const one: PublicRectification = { id: '1', matterName: '开标服务', level: 1, state: 'open', openedOn: '2026-11-20', dueOn: '2026-12-11', overdue: false, closedOn: null, closedBy: null, onTime: null, proposal: null, secondLevel: null, excluded: false };

it('says its day, that it is past, or that the day is not known yet', () => {
  expect(clockWords(one, now)).toBe('期限 12月11日');
  expect(clockWords({ ...one, overdue: true }, now)).toBe('已超期（期限 12月11日）');
  expect(clockWords({ ...one, dueOn: null }, now)).toContain('期限待定');
});

it('calls late what ended late', () => {
  expect(clockWords({ ...one, state: 'closed', onTime: false }, now)).toBe('超期办结');
  expect(clockWords({ ...one, state: 'closed', onTime: true }, now)).toBe('按期办结');
});

it('never takes silence after the mending for content', () => {
  expect(endingWords({ ...one, state: 'closed', closedOn: '2026-12-01', closedBy: 'supervisor' }, now)).toBe('11月20日评价，12月1日办结；特约监督员办结；评价人没有再评');
  expect(endingWords({ ...one, state: 'closed', closedOn: '2026-12-01', closedBy: 'rater', secondLevel: 4 }, now)).toBe('11月20日评价，12月1日办结；评价人认可；再评：满意');
});
