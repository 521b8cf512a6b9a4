import { expect, it } from '@jest/globals';
import { isMoving } from '@/features/articles/api/articles';

it('moves while a run is under way, and from the wish for a run to the end of that run', () => {
  const ended = '2026-11-22T01:00:00.000Z';
  expect(isMoving({ running: true, lastEndedAt: ended }, undefined)).toBe(true);
  expect(isMoving({ running: false, lastEndedAt: ended }, undefined)).toBe(false);
  expect(isMoving({ running: false, lastEndedAt: ended }, ended)).toBe(true);
  expect(isMoving({ running: false, lastEndedAt: null }, null)).toBe(true);
  expect(isMoving({ running: false, lastEndedAt: '2026-11-22T01:30:00.000Z' }, ended)).toBe(false);
});
