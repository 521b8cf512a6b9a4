import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Clock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AppError } from '../http/app-error.js';
import { instancesOf } from '../instances.js';
import { Log } from '../logging/logger.js';
import { RecurringJob } from './recurring-job.js';
import { RecurringJobRunner } from './recurring-job-runner.js';
import { RecurringJobsRepository } from './recurring-jobs.repository.js';
import { firstTime, nextTime } from './timetable.js';

const LOOK_EVERY_MS = 5_000;

/** Every recurring job of this process. `tick` is one round, `start` makes rounds until the stop; a test calls `runNow`. */
@Injectable()
export class RecurringJobs implements OnModuleInit, BeforeApplicationShutdown {
  private readonly byName = new Map<string, RecurringJob>();
  private readonly stopping = new AbortController();
  private readonly inFlight = new Set<Promise<unknown>>();
  private timer: NodeJS.Timeout | undefined;
  private isWritten = false;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly repository: RecurringJobsRepository,
    private readonly runner: RecurringJobRunner,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Refuses to boot on two jobs of one name and on a timetable that says no time. */
  onModuleInit(): void {
    for (const job of instancesOf(this.discovery, RecurringJob)) this.add(job);
  }

  /** Looks for due jobs now and every 5 s until the application stops. */
  start(): void {
    if (this.timer) return;
    const look = (): void => void this.track(this.tick().catch((error: unknown) => this.log.error('recurring jobs cannot be looked at', { reason: String(error) })));
    this.timer = setInterval(look, LOOK_EVERY_MS);
    look();
  }

  /** Runs what is due and waits for it; answers how many jobs it ran. Their failures are in the log and in their rows. */
  async tick(): Promise<number> {
    await this.writeTimetable();
    const names = await this.repository.due([...this.byName.keys()], this.clock.now());
    const ran = await Promise.all(names.map((name) => this.runIfDue(name)));
    return ran.filter(Boolean).length;
  }

  /**
   * Runs a job at once, whatever its time, and waits for it; its next regular time is counted from its end. Rejects with the
   * job's own error, and with WRONG_STATE while any process runs it. Throws on a name that no job has.
   */
  async runNow(name: string): Promise<void> {
    const job = this.byName.get(name);
    if (!job) throw new Error(`no recurring job ${name}`);
    await this.writeTimetable();
    const held = await this.runner.take(name);
    if (!held) throw new AppError('WRONG_STATE', '任务正在运行，请稍后再看');
    const error = await this.track(this.runner.run(job, held, this.stopping.signal));
    if (error !== undefined) throw error;
  }

  /** Makes a job due at once, for a worker's next look; a run under way is not followed by another. Throws on a name that no job has. */
  async askFor(name: string): Promise<void> {
    if (!this.byName.has(name)) throw new Error(`no recurring job ${name}`);
    await this.writeTimetable();
    await this.unitOfWork.run((tx) => this.repository.bringForward(tx, name, this.clock.now()));
  }

  /** How the newest run ended, in whatever process; undefined before the first. */
  async lastRun(name: string): Promise<{ endedAt: Date; error: string | null } | undefined> {
    const row = await this.repository.find(name);
    return row?.lastEndedAt ? { endedAt: row.lastEndedAt, error: row.lastError } : undefined;
  }

  /** A run that is cut short stays due, so nothing is waited for but the job's own end. */
  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort(new Error('the process stops'));
    await Promise.all(this.inFlight);
  }

  private add(job: RecurringJob): void {
    const other = this.byName.get(job.name);
    if (other) throw new Error(`two recurring jobs named ${job.name}: ${other.constructor.name} and ${job.constructor.name}`);
    nextTime(job.every, this.clock.now());
    this.byName.set(job.name, job);
  }

  private async runIfDue(name: string): Promise<boolean> {
    const job = this.byName.get(name);
    const held = job && (await this.runner.take(name, this.clock.now()));
    if (!held) return false;
    await this.runner.run(job, held, this.stopping.signal);
    return true;
  }

  /** A job that is new gets its first time; one whose timetable became denser need not wait for the old time. */
  private async writeTimetable(): Promise<void> {
    if (this.isWritten) return;
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      for (const { name, every } of this.byName.values()) {
        await this.repository.add(tx, name, firstTime(every, now));
        await this.repository.bringForward(tx, name, nextTime(every, now));
      }
    });
    this.isWritten = true;
  }

  /** The stop waits for what is tracked, which never rejects. */
  private async track<T>(work: Promise<T>): Promise<T> {
    this.inFlight.add(work);
    try {
      return await work;
    } finally {
      this.inFlight.delete(work);
    }
  }
}
