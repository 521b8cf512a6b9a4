import { expect, it } from '@jest/globals';
import { idleAfter } from './idle';

it('goes home after a minute without a touch, and counts down the last quarter of it', () => {
  expect([0, 44_999, 45_000, 45_001, 59_500, 60_000, 3_600_000].map(idleAfter)).toEqual([
    { isOver: false, secondsLeft: null },
    { isOver: false, secondsLeft: null },
    { isOver: false, secondsLeft: 15 },
    { isOver: false, secondsLeft: 15 },
    { isOver: false, secondsLeft: 1 },
    { isOver: true, secondsLeft: null },
    { isOver: true, secondsLeft: null },
  ]);
});
