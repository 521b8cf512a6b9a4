import { burstUs, stepUs, type PaceLimits } from './pace-arithmetic.js';

/** Nobody is sent away for longer, so that who comes with an earlier deadline is not overtaken by the line for long. */
const AT_MOST_MS = 15_000;

interface Waiter {
  rank: Date;
  n: number;
  atMs: number;
}

/**
 * Gives those who must wait for the minute's quota a time each, the earliest rank first: were they all told the same, all
 * would come at once for one place.
 */
export class WaitingLine {
  private waiters: Waiter[] = [];

  constructor(private readonly limits: PaceLimits) {}

  /** When there may be room for some of `n` calls behind all waiters of earlier rank. Whoever comes back has left the line. */
  join(now: Date, busyUntilUs: number, rank: Date, n: number): Date {
    this.waiters = this.waiters.filter(({ atMs }) => atMs > now.getTime());
    const ahead = this.waiters.reduce((sum, waiter) => (waiter.rank <= rank ? sum + waiter.n : sum), 0);
    const step = stepUs(this.limits);
    // Half of what may gather: whoever comes back a little late still finds all that has gathered.
    const someUs = Math.max(step, Math.min(n * step, burstUs(this.limits) / 2));
    const fromUs = Math.max(busyUntilUs, now.getTime() * 1000 - burstUs(this.limits));
    const atMs = Math.min(Math.ceil((fromUs + ahead * step + someUs) / 1000), now.getTime() + AT_MOST_MS);
    this.waiters.push({ rank, n, atMs });
    return new Date(atMs);
  }
}
