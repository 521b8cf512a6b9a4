import { expect, it } from '@jest/globals';
import { nextVisit } from './visit';

it('counts from the visit before this one, and half an hour of looking is one visit', () => {
  const first = nextVisit(undefined, '2026-11-22T01:00:00Z');
  expect(first.before).toBeNull();
  const still = nextVisit(first, '2026-11-22T01:20:00Z');
  expect(still.before).toBeNull();
  const evening = nextVisit(still, '2026-11-22T10:00:00Z');
  expect(evening).toEqual({ before: '2026-11-22T01:20:00Z', current: '2026-11-22T10:00:00Z' });
});
