import { expect, it } from '@jest/globals';
import { urgentFirst } from '@/lib/use-urgent-first';

const row = (id: string, at: number) => ({ id, at });

it('puts everything that waits on top, in its own order, and shows nothing twice', () => {
  const shown = urgentFirst([row('late', 1), row('later', 2)].reverse(), [row('new', 9), row('later', 2), row('old', 0)], (a, b) => a.at - b.at);
  expect(shown.map(({ id }) => id)).toEqual(['late', 'later', 'new', 'old']);
});
