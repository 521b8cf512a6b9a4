/** BullMQ knows 2^21 priorities, 1 the highest. */
const HIGHEST = 1;
const LOWEST = 2 ** 21 - 1;
const STEP_MS = 8 * 60_000;
const FIRST = Date.parse('2026-01-01T00:00:00Z');
const PLACE_MS = 60_000;

/**
 * A rank as a priority, in steps of eight minutes (so that they last until 2057): the hand-out is only nearly in order. A
 * later part of one piece of work counts as if it were due a minute later than the part before.
 */
export function priorityOf(rank: Date, place: number): number {
  const steps = Math.floor((rank.getTime() + place * PLACE_MS - FIRST) / STEP_MS);
  return Math.min(LOWEST, Math.max(HIGHEST, steps));
}
