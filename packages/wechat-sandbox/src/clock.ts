/** The sandbox's time: the machine's, moved by hand. */
export class Clock {
  private offsetMs = 0;

  constructor(private readonly base: () => number) {}

  /** Milliseconds since the epoch. */
  now(): number {
    return this.base() + this.offsetMs;
  }

  advance(ms: number): void {
    this.offsetMs += ms;
  }

  set(ms: number): void {
    this.offsetMs = ms - this.base();
  }

  reset(): void {
    this.offsetMs = 0;
  }
}

const SHANGHAI_MS = 8 * 3_600_000;

/** Number of the day in Asia/Shanghai: WeChat's daily quotas start anew at its midnight. */
export const shanghaiDay = (ms: number): number => Math.floor((ms + SHANGHAI_MS) / 86_400_000);

/** Month in Asia/Shanghai, `2026-11`. */
export const shanghaiMonth = (ms: number): string => new Date(ms + SHANGHAI_MS).toISOString().slice(0, 7);
