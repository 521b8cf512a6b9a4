import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DeliveryReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../../platform/clock/clock.js';
import { Config } from '../../../platform/config/config.js';
import { UnitOfWork, type Tx } from '../../../platform/database/unit-of-work.js';
import { nextQuotaDay, quotaDayOf } from '../../../platform/wechat/quota-day.js';
import type { SendingCall } from '../ways.js';
import { WaitingLine } from './waiting-line.js';
import { takeCalls, type PaceLimits } from './pace-arithmetic.js';
import type { SendPaceEntity } from './send-pace.entity.js';
import { SendPaceRepository } from './send-pace.repository.js';

/** How many calls may be made now; for the rest, when to ask again and why. */
export interface Grant {
  granted: number;
  /** Null when all were granted. */
  again: Date | null;
  reason: Extract<DeliveryReason, 'quota-minute' | 'quota-day' | 'wechat-unreachable'> | null;
}

interface Asked {
  n: number;
  rank: Date;
  answer(grant: Grant): void;
  fail(error: unknown): void;
}

/** Others change the books in between, each at most once a few milliseconds. */
const TRIES = 20;
/** While WeChat is silent, whoever is not the next probe looks again this much after it: the first answer wakes everybody. */
const AFTER_PROBE_MS = 120_000;
/** A call, and what goes before and after it. */
const PROBE_MARGIN_MS = 5_000;

/**
 * The only way to a call that sends: WeChat's quotas a minute and a day, counted in the database for all processes and
 * spread evenly, and one probe at a time while WeChat is silent. What is taken and then not called for is lost, on the safe side.
 */
@Injectable()
export class SendPace {
  private readonly asked = new Map<SendingCall, Asked[]>();
  private readonly lines = new Map<SendingCall, WaitingLine>();
  private readonly probes = new Map<SendingCall, number>();

  constructor(
    private readonly repository: SendPaceRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Takes up to `n` calls. Outside of a transaction; those who ask at the same moment are answered together, the earliest rank first. */
  take(call: SendingCall, n: number, rank: Date): Promise<Grant> {
    return new Promise((answer, fail) => {
      const waiting = this.asked.get(call);
      if (waiting) return void waiting.push({ n, rank, answer, fail });
      this.asked.set(call, [{ n, rank, answer, fail }]);
      void this.answerTogether(call);
    });
  }

  private async answerTogether(call: SendingCall): Promise<void> {
    await nextTurn();
    const asked = (this.asked.get(call) ?? []).sort((a, b) => a.rank.getTime() - b.rank.getTime());
    this.asked.delete(call);
    try {
      const all = await this.takeAll(call, asked.reduce((sum, { n }) => sum + n, 0));
      let left = all.granted;
      for (const { n, rank, answer } of asked) {
        const granted = Math.min(n, left);
        left -= granted;
        answer(granted === n ? { granted, again: null, reason: null } : { granted, ...this.wait(call, n - granted, rank, all) });
      }
    } catch (error) {
      for (const { fail } of asked) fail(error);
    }
  }

  private wait(call: SendingCall, n: number, rank: Date, { busyUntilUs, probeAt, stop }: AllTaken): Pick<Grant, 'again' | 'reason'> {
    const now = this.clock.now();
    if (stop === 'day') return { again: nextQuotaDay(now), reason: 'quota-day' };
    if (stop === 'minute') return { again: this.lineOf(call).join(now, busyUntilUs, rank, n), reason: 'quota-minute' };
    return { again: this.whenSilent(call, probeAt ?? now), reason: 'wechat-unreachable' };
  }

  /** The first who asks is the next probe. */
  private whenSilent(call: SendingCall, probeAt: Date): Date {
    if (this.probes.get(call) === probeAt.getTime()) return addMs(probeAt, AFTER_PROBE_MS);
    this.probes.set(call, probeAt.getTime());
    return probeAt;
  }

  private async takeAll(call: SendingCall, n: number): Promise<AllTaken> {
    for (let round = 0; round < TRIES; round += 1) {
      const taken = await this.unitOfWork.run((tx) => this.tryTake(tx, call, n));
      if (taken) return taken;
    }
    throw new Error(`the pace of ${call} keeps changing`);
  }

  /** Undefined when another process was faster. */
  private async tryTake(tx: Tx, call: SendingCall, n: number): Promise<AllTaken | undefined> {
    const now = this.clock.now();
    const row = await this.repository.find(tx, call);
    if (!row) {
      await this.repository.insert(tx, { name: call, day: quotaDayOf(now), used: 0, busyUntilUs: 0, failures: 0, probeAt: null });
      return undefined;
    }
    if (row.probeAt !== null && row.probeAt > now) return { granted: 0, stop: 'silent', busyUntilUs: row.busyUntilUs, probeAt: row.probeAt };
    const { granted, stop, books } = takeCalls(row, this.limitsOf(call), now, quotaDayOf(now), row.probeAt === null ? n : 1);
    if (granted > 0 && !(await this.repository.book(tx, row, books))) return undefined;
    if (row.probeAt === null || granted === 0) return { granted, stop, busyUntilUs: books.busyUntilUs, probeAt: null };
    return this.probe(tx, { ...row, probeAt: row.probeAt }, now, n);
  }

  private async probe(tx: Tx, row: SendPaceEntity & { probeAt: Date }, now: Date, n: number): Promise<AllTaken | undefined> {
    const probeAt = addMs(now, this.config.env.WECHAT_TIMEOUT_MS + PROBE_MARGIN_MS);
    if (!(await this.repository.moveProbe(tx, row, probeAt))) return undefined;
    return { granted: 1, stop: n === 1 ? null : 'silent', busyUntilUs: row.busyUntilUs, probeAt };
  }

  private lineOf(call: SendingCall): WaitingLine {
    const line = this.lines.get(call) ?? new WaitingLine(this.limitsOf(call));
    this.lines.set(call, line);
    return line;
  }

  private limitsOf(call: SendingCall): PaceLimits {
    const { env } = this.config;
    switch (call) {
      case 'sendTemplateMessage':
        return { perMinute: env.WECHAT_TEMPLATE_PER_MINUTE, perDay: env.WECHAT_TEMPLATE_PER_DAY };
      case 'sendSubscribeMessage':
        return { perMinute: env.WECHAT_SUBSCRIBE_PER_MINUTE, perDay: env.WECHAT_SUBSCRIBE_PER_DAY };
      case 'sendSubscribeNotice':
        return { perMinute: env.WECHAT_NOTICE_PER_MINUTE, perDay: env.WECHAT_NOTICE_PER_DAY };
    }
  }
}

interface AllTaken {
  granted: number;
  stop: 'minute' | 'day' | 'silent' | null;
  busyUntilUs: number;
  probeAt: Date | null;
}
