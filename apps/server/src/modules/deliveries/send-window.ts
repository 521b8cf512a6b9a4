import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';

/** Calls that are begun together: fewer would cost a transaction each. */
const TOGETHER = 40;

interface Waiter {
  openids: readonly string[];
  admit(openids: string[]): void;
}

/**
 * How many calls this process makes at once, and never two to one person: WeChat refuses those (43108). Room is given in the
 * order of asking, and to several at once. A call leaves room when it is answered; its person is free again when the answer
 * has been written down.
 */
@Injectable()
export class SendWindow {
  private readonly size: number;
  private readonly together: number;
  private calls = 0;
  private readonly busy = new Set<string>();
  private readonly waiters: Waiter[] = [];

  constructor({ env }: Config) {
    this.size = env.SEND_CONCURRENCY;
    this.together = Math.max(Math.min(TOGETHER, Math.floor(this.size / 4)), 1);
  }

  /** Waits for room and takes it for the first of these people, at least one, who are not being called; each is named once. */
  enter(openids: readonly string[]): Promise<string[]> {
    return new Promise((admit) => {
      this.waiters.push({ openids, admit });
      this.admitWaiting();
    });
  }

  /** The call has been answered, or is not made. */
  answered(): void {
    this.calls -= 1;
    this.admitWaiting();
  }

  /** Everything about the call is written down. */
  leave(openid: string): void {
    this.busy.delete(openid);
    this.admitWaiting();
  }

  /** Whoever waits for people lets others pass; whoever waits for room does not, or those who need less would always be first. */
  private admitWaiting(): void {
    for (let at = 0; at < this.waiters.length; ) {
      const { openids, admit } = this.waiters[at] as Waiter;
      const free = openids.filter((openid) => !this.busy.has(openid));
      if (free.length === 0) {
        at += 1;
        continue;
      }
      const room = this.size - this.calls;
      if (room < Math.min(this.together, free.length)) return;
      this.waiters.splice(at, 1);
      admit(this.take(free.slice(0, room)));
    }
  }

  private take(openids: string[]): string[] {
    this.calls += openids.length;
    for (const openid of openids) this.busy.add(openid);
    return openids;
  }
}
