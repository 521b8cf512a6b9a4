import type { Clock } from '../../platform/clock/clock.js';

/** Far more than a clock drifts between two looks, far less than what counts as late. */
const TOLERANCE_MS = 5_000;

/** Notices that the machine's clock was set, or that the machine slept: what waits seems older by that, and is not late for it. */
export class ClockGuard {
  private offset: number;

  constructor(private readonly clock: Clock) {
    this.offset = this.read();
  }

  /** Whether it happened since this was last asked. */
  wasSet(): boolean {
    const before = this.offset;
    this.offset = this.read();
    return Math.abs(this.offset - before) > TOLERANCE_MS;
  }

  private read(): number {
    return this.clock.now().getTime() - this.clock.elapsed();
  }
}
