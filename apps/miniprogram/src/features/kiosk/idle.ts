/** A screen in the hall goes back to its beginning after so long without a touch, and says so before. */
const HOME_AFTER_MS = 60_000;
const WARNED_MS = 15_000;

export interface Idle {
  isOver: boolean;
  /** Counts down in the last seconds; null before. */
  secondsLeft: number | null;
}

export function idleAfter(ms: number): Idle {
  const left = HOME_AFTER_MS - ms;
  return { isOver: left <= 0, secondsLeft: left > 0 && left <= WARNED_MS ? Math.ceil(left / 1000) : null };
}
