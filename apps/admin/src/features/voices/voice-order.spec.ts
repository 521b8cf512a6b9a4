import { expect, it } from '@jest/globals';
import type { Rating } from '@sunshine/contracts';
import { badRatings, worstFirst } from '@/features/voices/voice-order';

const rating = (id: string, level: Rating['level'], createdAt: string): Rating => ({ id, level, answer: null, createdAt, matterId: '', matterName: '', counterName: null, channel: 'open', earlierLevel: null, handledBy: null, enteredBy: null, isOwn: false, hasContact: false, hasUser: false, exclusion: null, reasons: [], comment: '', commentState: 'passed', answeredAt: null, answeredBy: null });
const ids = (rows: { id: string }[]): string => rows.map(({ id }) => id).join('');

it('shows the worst rating on top, among equals the oldest', () => {
  expect(ids([rating('a', 2, '2026-01-01'), rating('b', 1, '2026-01-02'), rating('c', 1, '2026-01-01')].sort(worstFirst))).toBe('cba');
});

it('looks for what waits within the filters that are on', () => {
  expect(badRatings({}).map(({ level }) => level)).toEqual(['1', '2']);
  expect(badRatings({ level: '5' })).toEqual([]);
  expect(badRatings({ level: '2', matterId: 'opening' })).toEqual([{ level: '2', matterId: 'opening', answered: 'false' }]);
});
