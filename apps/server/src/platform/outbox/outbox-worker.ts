import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock, addMs } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { crashPoint } from '../crash-points/crash-points.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Log } from '../logging/logger.js';
import { JobHandOut } from './hand-out/job-hand-out.js';
import { OutboxSweep } from './outbox-sweep.js';
import { Outbox } from './outbox.js';
import { OutboxRunner } from './outbox-runner.js';
import { OutboxRepository, type ClaimedJob } from './outbox.repository.js';

const KEEP_DONE_MS = 30 * 24 * 3_600_000;
const CLEAN_EVERY_MS = 3_600_000;

/**
 * Claims due jobs and runs them, a few at once. `tick` is one round; `start` makes rounds until the stop. While a hand-out
 * brings the jobs, a round only offers it what is due.
 */
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
    private readonly handOut: JobHandOut,
    private readonly sweep: OutboxSweep,
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
    this.outbox.onDue(() => this.lookAgain());
    this.handOut.start((id) => this.runHanded(id), this.config.env.OUTBOX_CONCURRENCY);
    this.loop ??= this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const giveUp = setTimeout(() => this.stopping.abort(), this.config.env.STOP_TIMEOUT_MS);
    this.isStopped = true;
    this.nudge();
    await Promise.all([this.loop, this.handOut.stop()]);
    await Promise.allSettled(this.inFlight);
    clearTimeout(giveUp);
  }

  private isStopped = false;

  private async work(): Promise<void> {
    while (!this.isStopped) {
      const jobs = await this.roundCalmly();
      for (const job of jobs) this.launch(job);
      if (jobs.length === 0 && !this.isStopped) await this.pause();
    }
  }

  /** The loop must outlive a database that is away for a moment; every such failure is in the log. */
  private async roundCalmly(): Promise<ClaimedJob[]> {
    try {
      await this.cleanNowAndThen();
      if (!this.handOut.isUp) return await this.claim(this.config.env.OUTBOX_CONCURRENCY - this.inFlight.size);
      await this.sweep.sweep();
      return [];
    } catch (error) {
      this.log.error('outbox cannot claim', { reason: String(error) });
      return [];
    }
  }

  private async claim(limit: number): Promise<ClaimedJob[]> {
    const now = this.clock.now();
    if (limit <= 0 || !(await this.repository.hasDue(now))) return [];
    const jobs = await this.unitOfWork.run((tx) => this.repository.claimDue(tx, now, addMs(now, this.config.env.OUTBOX_LEASE_MS), limit));
    if (jobs.length > 0) crashPoint('outbox-claimed');
    return jobs;
  }

  private launch(job: ClaimedJob): void {
    void this.track(this.runner.run(job, this.stopping.signal));
  }

  private track(work: Promise<void>): Promise<void> {
    const running = work.finally(() => {
      this.inFlight.delete(running);
      this.lookAgain();
    });
    this.inFlight.add(running);
    return running;
  }

  /** A job that the hand-out brought: another worker may have it by now, or it has long ended. */
  private async runHanded(id: string): Promise<void> {
    if (this.isStopped) return;
    await this.track(this.claimAndRun(id).catch((error: unknown) => this.log.error('outbox cannot claim', { id, reason: String(error) })));
  }

  private async claimAndRun(id: string): Promise<void> {
    const now = this.clock.now();
    const job = await this.unitOfWork.run((tx) => this.repository.claimOne(tx, id, now, addMs(now, this.config.env.OUTBOX_LEASE_MS)));
    if (!job) return;
    crashPoint('outbox-claimed');
    await this.runner.run(job, this.stopping.signal);
  }

  private async cleanNowAndThen(): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() < this.cleanAt) return;
    this.cleanAt = now.getTime() + CLEAN_EVERY_MS;
    await this.unitOfWork.run((tx) => this.repository.forgetDone(tx, addMs(now, -KEEP_DONE_MS)));
  }

  /** What the hand-out brings need not be looked for. */
  private lookAgain(): void {
    if (!this.handOut.isUp) this.nudge();
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
