import type { Sandbox, Template } from '@sunshine/wechat-sandbox';
import fc from 'fast-check';

type Maybe<T> = T | Promise<T>;

/** Our ledger for one person and one template, as the deliveries use it. `at` is in milliseconds, of whole seconds. */
export interface Books {
  /** WeChat's events, each applied once. */
  accept(at: number): Maybe<void>;
  /** Also moves what was taken and not sent to another channel, which may be the same one again. Answers what is still taken. */
  reject(at: number, taken: number): Maybe<number>;
  /** False when nothing is left. */
  take(): Maybe<boolean>;
  /** A taken message is not sent after all. */
  giveBack(): Maybe<void>;
  /** A taken message left for WeChat, which used a credit for it or may have. */
  sent(at: number): Maybe<void>;
  /** A taken message was refused for want of a credit (43101); the others leave this channel. */
  refuse(): Maybe<void>;
  left(): Maybe<{ remaining: number; active: boolean }>;
  /** The same books, to look ahead in. Absent: the ledger is compared when nothing is on its way. */
  copy?(): Books;
}

const STEPS = ['accept', 'accept', 'accept', 'switch off', 'hear', 'hear', 'hear', 'hear', 'take', 'take', 'send', 'send', 'send', 'busy', 'content refused', 'time out after', 'time out before', 'withdraw'] as const;
export type Step = { kind: (typeof STEPS)[number]; pick: number; repeats: boolean };

/** Up to `most` random things that happen between a person, WeChat and us. */
export const creditSteps = (most: number): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...STEPS), pick: fc.nat(1000), repeats: fc.boolean() }), { minLength: 1, maxLength: most, size: 'max' });

/** An event on its way to us; it may come in any order and more than once. */
interface Event {
  cause: number;
  kind: 'accept' | 'reject';
  at: number;
}

const MOST_ON_THE_WAY = 8;

/** One person, one template: the sandbox as the truth, our books beside it, and what is on its way between them. */
export class CreditModel {
  private now = Date.parse('2026-11-20T02:00:00Z');
  private onTheWay: Event[] = [];
  private heard = new Set<number>();
  private causes = 0;
  /** Taken from the books, not sent yet. */
  private taken = 0;
  /** Calls without an answer since the person last switched the template off: WeChat may have used a credit for each. */
  private unanswered = 0;

  constructor(
    private readonly books: Books,
    private readonly sandbox: Pick<Sandbox, 'credits' | 'subscriptions'>,
    private readonly userId: string,
    private readonly template: Template,
  ) {
    sandbox.credits.set(userId, template.id, 0);
  }

  /** Plays one step; throws when the books are wrong after it. */
  async play(step: Step): Promise<void> {
    // WeChat stamps in seconds, and nobody changes their mind twice in one.
    this.now += 1000;
    await this.happen(step);
    if (this.onTheWay.length > MOST_ON_THE_WAY) await this.hear(0, false);
    if (this.books.copy || this.onTheWay.length === 0) await this.check();
  }

  /** Everything arrives; the books must be right then. */
  async end(): Promise<void> {
    while (this.onTheWay.length > 0) await this.hear(this.onTheWay.length - 1, false);
    await this.check();
  }

  private async happen({ kind, pick, repeats }: Step): Promise<void> {
    switch (kind) {
      case 'accept':
        this.sandbox.subscriptions.answer(this.userId, { [this.template.id]: 'accept' });
        return this.tell('accept');
      case 'switch off':
        this.sandbox.subscriptions.turnOff(this.userId, this.template.id);
        this.unanswered = 0;
        return this.tell('reject');
      case 'hear':
        return this.hear(pick, repeats);
      case 'take':
        if (await this.books.take()) this.taken += 1;
        return;
      default:
        if (this.taken > 0) await this.call(kind);
    }
  }

  private async call(outcome: Step['kind']): Promise<void> {
    if (outcome === 'busy') return;
    if (outcome === 'content refused' || outcome === 'withdraw') {
      this.taken -= 1;
      return this.books.giveBack();
    }
    const isUsed = outcome !== 'time out before' && this.sandbox.credits.take(this.userId, this.template);
    if (outcome === 'send' && !isUsed) {
      this.taken = 0;
      return this.books.refuse();
    }
    if (outcome !== 'send') this.unanswered += 1;
    this.taken -= 1;
    return this.books.sent(this.now);
  }

  private tell(kind: Event['kind']): void {
    this.causes += 1;
    this.onTheWay.push({ cause: this.causes, kind, at: this.now });
  }

  private async hear(pick: number, repeats: boolean): Promise<void> {
    const event = this.onTheWay[pick % Math.max(this.onTheWay.length, 1)];
    if (!event) return;
    if (!repeats) this.onTheWay = this.onTheWay.filter((other) => other !== event);
    if (this.heard.has(event.cause)) return;
    this.heard.add(event.cause);
    this.taken = await apply(this.books, event, this.taken);
  }

  /** What we promise, once all that is on its way has come, is what WeChat allows, but for the unanswered calls. */
  private async check(): Promise<void> {
    const truth = this.sandbox.credits.left(this.userId, this.template.id);
    const coming = this.onTheWay.filter(({ cause }) => !this.heard.has(cause));
    for (const order of coming.length > 1 ? [coming, coming.toReversed()] : [coming]) {
      const ahead = order.length === 0 ? this.books : this.books.copy?.();
      if (!ahead) return;
      let { taken } = this;
      for (const event of order) taken = await apply(ahead, event, taken);
      this.compare(truth, await ahead.left(), taken);
    }
  }

  private compare(truth: number, { remaining, active }: { remaining: number; active: boolean }, taken: number): void {
    const promised = this.template.kind === 'mini-long' ? Number(active) : remaining + taken;
    const doubt = this.template.kind === 'mini-long' ? 0 : this.unanswered;
    if (promised > truth || promised < truth - doubt) throw new Error(`WeChat allows ${truth}, our books say ${promised}, ${doubt} calls have no answer`);
  }
}

async function apply(books: Books, { kind, at }: Event, taken: number): Promise<number> {
  if (kind === 'reject') return books.reject(at, taken);
  await books.accept(at);
  return taken;
}
