import { describe, expect, it } from '@jest/globals';
import { priorityOf } from './priority.js';

const HOUR = 3_600_000;
const NOON = new Date('2026-11-20T04:00:00Z');
const later = (hours: number): Date => new Date(NOON.getTime() + hours * HOUR);

describe('the priority of a rank', () => {
  it('is lower in number for what is due earlier, and within what BullMQ knows', () => {
    const priorities = [new Date(0), NOON, later(1), later(24), later(24 * 365 * 20), later(24 * 365 * 200)].map((rank) => priorityOf(rank, 0));
    expect(priorities).toEqual([...priorities].sort((a, b) => a - b));
    expect([priorities[0], priorities.at(-1)]).toEqual([1, 2 ** 21 - 1]);
  });

  it('puts the later parts of a big notice behind the first part of another of the same rank', () => {
    expect(priorityOf(later(5), 60)).toBeGreaterThan(priorityOf(later(5), 0));
  });
});
