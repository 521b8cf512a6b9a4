/** How often a call may be made. */
export interface PaceLimits {
  perMinute: number;
  perDay: number;
}

/** What was taken so far: calls of the quota day, and until when (in microseconds) the calls taken keep the way busy. */
export interface PaceBooks {
  day: string;
  used: number;
  busyUntilUs: number;
}

export interface Taken {
  granted: number;
  books: PaceBooks;
  /** Why not all were granted. */
  stop: 'minute' | 'day' | null;
}

const MINUTE_US = 60_000_000;
const BURST_US = 1_000_000;

/** The time that one call takes up. With the burst in it, no sixty seconds hold more than the minute's quota. */
export const stepUs = ({ perMinute }: PaceLimits): number => Math.ceil((MINUTE_US + BURST_US) / perMinute);

/** After a rest at most so much goes out at once: a second's worth, or one call. */
export const burstUs = (limits: PaceLimits): number => Math.max(BURST_US, stepUs(limits));

/** Takes up to `n` calls at `now`, spread evenly, within the minute and the day. */
export function takeCalls(books: PaceBooks, limits: PaceLimits, now: Date, day: string, n: number): Taken {
  const used = books.day === day ? books.used : 0;
  const step = stepUs(limits);
  const nowUs = now.getTime() * 1000;
  const busyFromUs = Math.max(books.busyUntilUs, nowUs - burstUs(limits));
  const byMinute = Math.max(0, Math.floor((nowUs - busyFromUs) / step));
  const byDay = Math.max(0, limits.perDay - used);
  const granted = Math.min(n, byMinute, byDay);
  const stop = granted === n ? null : byDay <= granted ? 'day' : 'minute';
  return { granted, stop, books: { day, used: used + granted, busyUntilUs: granted === 0 ? books.busyUntilUs : busyFromUs + granted * step } };
}
