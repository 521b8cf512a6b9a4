import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../refusal.js';

/** A send occupies its openid for a moment; another one meanwhile is refused. */
export class OneAtATime {
  private readonly busy = new Set<string>();

  constructor(private readonly ms: number) {}

  /** @throws Refusal 43108 */
  async run<T>(openid: string, work: () => T): Promise<T> {
    if (this.busy.has(openid)) throw new Refusal(43108, 'Cannot make concurrent calls to the same OpenID, please try again');
    this.busy.add(openid);
    try {
      if (this.ms > 0) await pause(this.ms);
      return work();
    } finally {
      this.busy.delete(openid);
    }
  }
}
