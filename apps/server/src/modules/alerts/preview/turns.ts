import { AppError } from '../../../platform/http/app-error.js';

/** Lets a few in at once, lets some wait, and refuses whoever comes then. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) await this.wait();
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The turn goes on to whoever waits longest, so nobody can slip in between.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private wait(): Promise<void> {
    if (this.waiting.length >= this.mostWaiting) throw new AppError('TOO_MANY_REQUESTS', '现在试的人太多，请过一会儿再试');
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
