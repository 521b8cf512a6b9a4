import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox, type Template } from '@sunshine/wechat-sandbox';
import fc from 'fast-check';
import { accepted, NO_CREDIT, refused, rejected, returned, taken, type CreditState } from '../src/modules/deliveries/credit-arithmetic.js';
import type { Permission } from '../src/modules/deliveries/ways.js';
import { DatabaseBooks, openLedger, type Ledger } from './support/database-books.js';
import { CreditModel, creditSteps, type Books } from './support/credit-model.js';

const RUN = 500;
const SEED = 20_261_122;
/** A million takes about a minute: CREDIT_STEPS=1000000. Through the database: CREDIT_DB_STEPS=20000. */
const STEPS = Number(process.env['CREDIT_STEPS'] ?? 50_000);
const DATABASE_STEPS = Number(process.env['CREDIT_DB_STEPS'] ?? 1_000);
const TEMPLATES: Template[] = (['mini-once', 'mini-long'] as const).map((kind) => ({ id: kind, kind, title: '提醒', content: '项目:{{thing1.DATA}}' }));

/** The arithmetic alone, with the two counts that the database keeps. */
class PureBooks implements Books {
  constructor(
    private readonly permission: Permission,
    private state: CreditState = NO_CREDIT,
    private accepts: readonly number[] = [],
    private sends: readonly number[] = [],
  ) {}

  accept(at: number): void {
    this.state = accepted(this.state, at, this.permission);
    this.accepts = [...this.accepts, at];
  }

  reject(at: number, held: number): number {
    const after = (times: readonly number[]): number => times.filter((time) => time > at).length;
    const next = rejected(this.state, at, this.permission, { accepted: after(this.accepts), sent: after(this.sends) });
    if (next === this.state) return held;
    this.state = next;
    // What happened before a switch-off that we know is never asked for again.
    this.accepts = this.accepts.filter((time) => time > at);
    this.sends = this.sends.filter((time) => time > at);
    return Array.from({ length: held }).filter(() => this.take()).length;
  }

  take(): boolean {
    if (this.permission === 'long') return this.state.active;
    const after = taken(this.state);
    this.state = after ?? this.state;
    return after !== undefined;
  }

  giveBack(): void {
    if (this.permission === 'once') this.state = returned(this.state, this.state.epoch) ?? this.state;
  }

  sent(at: number): void {
    this.sends = [...this.sends, at];
  }

  refuse(): void {
    this.state = refused(this.state);
  }

  left(): CreditState {
    return this.state;
  }

  copy(): Books {
    return new PureBooks(this.permission, this.state, this.accepts, this.sends);
  }
}

describe('the ledger of credits against the truth of WeChat', () => {
  let sandbox: Sandbox;
  let userId: string;

  beforeAll(async () => {
    sandbox = await createSandbox({ templates: TEMPLATES });
    userId = sandbox.users.create('账本（演示）').id;
  });
  afterAll(() => sandbox.close());

  /** Runs until so many steps were played; a failure shrinks to the few steps that matter, and names its seed. */
  const play = async (wanted: number, books: (template: Template) => Books): Promise<void> => {
    let played = 0;
    const run = fc.asyncProperty(fc.constantFrom(...TEMPLATES), creditSteps(RUN), async (template, steps) => {
      const model = new CreditModel(books(template), sandbox, userId, template);
      for (const step of steps) await model.play(step);
      await model.end();
      played += steps.length;
    });
    for (let seed = SEED; played < wanted; seed += 1) await fc.assert(run, { seed, numRuns: 10 });
    process.stderr.write(`credits: ${played} steps\n`);
  };

  it(`says what WeChat says at every one of ${STEPS} random steps, whatever comes late, twice or never answered`, async () => {
    await play(STEPS, ({ kind }) => new PureBooks(kind === 'mini-long' ? 'long' : 'once'));
  }, 600_000);

  describe('in the database', () => {
    let ledger: Ledger;

    beforeAll(async () => {
      ledger = await openLedger(TEMPLATES);
    });
    afterAll(() => ledger.close());

    it(`says the same through ${DATABASE_STEPS} random steps`, async () => {
      await play(DATABASE_STEPS, (template) => new DatabaseBooks(ledger, template.id));
      expect(await ledger.entries()).toBeGreaterThan(DATABASE_STEPS / 10);
    }, 600_000);
  });
});
