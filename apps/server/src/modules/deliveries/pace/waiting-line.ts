import { burstUs, stepUs, type PaceLimits } from './pace-arithmetic.js';

/** Nobody is sent away for longer, so that who comes with an earlier deadline is not overtaken by the line for long. */
const AT_MOST_MS = 15_000;

/** Gives those who must wait for the minute's quota a time each: were they all told the same, all would come at once for one place. */
export class WaitingLine {
  private endUs = 0;

  constructor(private readonly limits: PaceLimits) {}

  /** When `n` calls (or as many as may go out at once) have their place behind all who joined before. */
  join(now: Date, busyUntilUs: number, n: number): Date {
    const fromUs = Math.max(this.endUs, busyUntilUs, now.getTime() * 1000 - burstUs(this.limits));
    const neededUs = n * stepUs(this.limits);
    this.endUs = fromUs + neededUs;
    const at = Math.ceil((fromUs + Math.min(neededUs, burstUs(this.limits))) / 1000);
    return new Date(Math.min(at, now.getTime() + AT_MOST_MS));
  }
}
