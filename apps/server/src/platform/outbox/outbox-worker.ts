import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock, addMs } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Log } from '../logging/logger.js';
import { Outbox } from './outbox.js';
import { OutboxRunner } from './outbox-runner.js';
import { OutboxRepository, type ClaimedJob } from './outbox.repository.js';

const KEEP_DONE_MS = 30 * 24 * 3_600_000;
const CLEAN_EVERY_MS = 3_600_000;

/** Claims due jobs and runs them, a few at once. `tick` is one round; `start` makes rounds until the stop. */
@Injectable()
export class OutboxWorker implements BeforeApplicationShutdown {
  private readonly inFlight = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private loop: Promise<void> | undefined;
  private wake: () => void = () => undefined;
  private woken = false;
  private cleanAt = 0;

  constructor(
    private readonly repository: OutboxRepository,
    private readonly runner: OutboxRunner,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Claims what is due, runs it and waits for it. Answers how many jobs it ran. */
  async tick(): Promise<number> {
    const jobs = await this.claim(this.config.env.OUTBOX_CONCURRENCY);
    await Promise.all(jobs.map((job) => this.runner.run(job, this.stopping.signal)));
    return jobs.length;
  }

  /** Begins to work until the application stops. */
  start(): void {
    this.outbox.onDue(() => this.nudge());
    this.loop ??= this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const giveUp = setTimeout(() => this.stopping.abort(), this.config.env.STOP_TIMEOUT_MS);
    this.isStopped = true;
    this.nudge();
    await this.loop;
    await Promise.allSettled(this.inFlight);
    clearTimeout(giveUp);
  }

  private isStopped = false;

  private async work(): Promise<void> {
    while (!this.isStopped) {
      const free = this.config.env.OUTBOX_CONCURRENCY - this.inFlight.size;
      const jobs = free > 0 ? await this.claimCalmly(free) : [];
      for (const job of jobs) this.launch(job);
      if (jobs.length === 0 && !this.isStopped) await this.pause();
    }
  }

  /** The loop must outlive a database that is away for a moment; every such failure is in the log. */
  private async claimCalmly(limit: number): Promise<ClaimedJob[]> {
    try {
      await this.cleanNowAndThen();
      return await this.claim(limit);
    } catch (error) {
      this.log.error('outbox cannot claim', { reason: String(error) });
      return [];
    }
  }

  private async claim(limit: number): Promise<ClaimedJob[]> {
    const now = this.clock.now();
    if (!(await this.repository.hasDue(now))) return [];
    return this.unitOfWork.run((tx) => this.repository.claimDue(tx, now, addMs(now, this.config.env.OUTBOX_LEASE_MS), limit));
  }

  private launch(job: ClaimedJob): void {
    const running = this.runner.run(job, this.stopping.signal).finally(() => {
      this.inFlight.delete(running);
      this.nudge();
    });
    this.inFlight.add(running);
  }

  private async cleanNowAndThen(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() < this.cleanAt) return;
    this.cleanAt = now.getTime() + CLEAN_EVERY_MS;
    await this.unitOfWork.run((tx) => this.repository.forgetDone(tx, addMs(now, -KEEP_DONE_MS)));
  }

  private nudge(): void {
    this.woken = true;
    this.wake();
  }

  private async pause(): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.config.env.OUTBOX_POLL_MS);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.woken = false;
  }
}
