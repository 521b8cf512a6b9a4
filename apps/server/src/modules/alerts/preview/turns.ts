import { AppError } from '../../../platform/http/app-error.js';

interface Waiter {
  person: string;
  letIn(): void;
  sendAway(error: AppError): void;
}

/** Lets a few in at once, lets some wait, one place a person, and refuses whoever comes then. */
export class Turns {
  private running = 0;
  private readonly waiting: Waiter[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  async take<T>(person: string, work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) await this.wait(person);
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The turn goes on to whoever waits longest, so nobody can slip in between.
      const next = this.waiting.shift();
      if (next) next.letIn();
      else this.running -= 1;
    }
  }

  /** Else one person could fill the line. What they ask later is what they want to know, and takes the place of what they asked before. */
  private wait(person: string): Promise<void> {
    const place = this.waiting.findIndex((other) => other.person === person);
    if (place < 0 && this.waiting.length >= this.mostWaiting) throw new AppError('TOO_MANY_REQUESTS', '现在试的人太多，请过一会儿再试');
    return new Promise((letIn, sendAway) => {
      const [earlier] = this.waiting.splice(place < 0 ? this.waiting.length : place, place < 0 ? 0 : 1, { person, letIn, sendAway });
      earlier?.sendAway(new AppError('TOO_MANY_REQUESTS', '您又试了一次，这一次不再查找'));
    });
  }
}
