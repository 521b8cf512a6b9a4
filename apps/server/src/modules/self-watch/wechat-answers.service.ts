import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Exchanged } from '@sunshine/wechat';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { Log } from '../../platform/logging/logger.js';
import { WechatGateway } from '../../platform/wechat/wechat-gateway.js';
import type { WechatAnswerEntity } from './wechat-answer.entity.js';
import { WechatAnswersRepository } from './wechat-answers.repository.js';

const FLUSH_MS = 5_000;
const HOUR_MS = 3_600_000;

export const hourOf = (at: Date): Date => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);

/** Counts what WeChat answers, call by call and code by code: in memory at once, in the database every few seconds while self-watch is on. */
@Injectable()
export class WechatAnswersService implements OnModuleInit, BeforeApplicationShutdown {
  private counted = new Map<string, WechatAnswerEntity>();
  private timer: NodeJS.Timeout | undefined;
  private listener: (exchanged: Exchanged) => void = () => undefined;

  constructor(
    private readonly answers: WechatAnswersRepository,
    private readonly gateway: WechatGateway,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.gateway.watch((exchanged) => this.count(exchanged));
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.flushCalmly();
  }

  /** Told of each answer besides. */
  onAnswer(listener: (exchanged: Exchanged) => void): void {
    this.listener = listener;
  }

  since(at: Date): Promise<WechatAnswerEntity[]> {
    return this.answers.findSince(hourOf(at));
  }

  forgetBefore(tx: Tx, at: Date): Promise<void> {
    return this.answers.forgetBefore(tx, hourOf(at));
  }

  /** Writes down what was counted since the last time. */
  async flush(): Promise<void> {
    const rows = [...this.counted.values()];
    this.counted = new Map();
    if (rows.length === 0) return;
    try {
      await this.unitOfWork.run(async (tx) => {
        for (const row of rows) await this.answers.add(tx, row);
      });
    } catch (error) {
      for (const row of rows) this.put(row);
      throw error;
    }
  }

  private count(exchanged: Exchanged): void {
    this.listener(exchanged);
    if (!this.config.env.SELF_WATCH) return;
    const { call, errcode, ms } = exchanged;
    const hour = hourOf(this.clock.now());
    this.put({ id: `${hour.toISOString()}:${call}:${errcode ?? 'none'}`, hour, call, errcode, count: 1, totalMs: Math.round(ms) });
    this.timer ??= setTimeout(() => void this.flushCalmly(), FLUSH_MS).unref();
  }

  private put(row: WechatAnswerEntity): void {
    const known = this.counted.get(row.id);
    if (!known) return void this.counted.set(row.id, row);
    known.count += row.count;
    known.totalMs += row.totalMs;
  }

  /** A count that cannot be written now is written with the next. */
  private async flushCalmly(): Promise<void> {
    this.timer = undefined;
    await this.flush().catch((error: unknown) => this.log.warn('wechat answers not written', { reason: String(error) }));
  }
}
