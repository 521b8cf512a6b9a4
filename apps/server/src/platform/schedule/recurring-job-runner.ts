import { Injectable } from '@nestjs/common';
import { Clock, addMs } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { startHeartbeat, type Heartbeat } from '../database/heartbeat.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Log } from '../logging/logger.js';
import type { RecurringJob } from './recurring-job.js';
import { RecurringJobsRepository, type HeldJob } from './recurring-jobs.repository.js';
import { nextTime } from './timetable.js';

/** Runs one held job under a lease that it keeps alive, and writes down how it ended. */
@Injectable()
export class RecurringJobRunner {
  constructor(
    private readonly repository: RecurringJobsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Takes a job that nobody runs; with `dueBy` only when it is due. */
  take(name: string, dueBy?: Date): Promise<HeldJob | undefined> {
    const now = this.clock.now();
    return this.unitOfWork.run((tx) => this.repository.take(tx, name, now, addMs(now, this.config.env.OUTBOX_LEASE_MS), dueBy));
  }

  /** Answers the error that the job failed with, if it did. Never rejects: what cannot be written down is logged, and the lease runs out. */
  async run(job: RecurringJob, held: HeldJob, stopping: AbortSignal): Promise<unknown> {
    const startedAt = performance.now();
    const lost = new AbortController();
    const heartbeat = this.keepLease(held, lost);
    const error = await this.attempt(job, AbortSignal.any([stopping, lost.signal])).then(
      () => undefined,
      (thrown: unknown) => thrown ?? new Error('rejected with nothing'),
    );
    await heartbeat.stop();
    const fields = { name: job.name, ms: Math.round(performance.now() - startedAt) };
    if (error === undefined) this.log.info('recurring job', fields);
    else this.log.warn('recurring job failed', { ...fields, reason: String(error) });
    await this.writeDown(job, held, error, stopping.aborted).catch((reason: unknown) => this.log.error('recurring job outcome not written', { ...fields, reason: String(reason) }));
    return error;
  }

  private async attempt(job: RecurringJob, signal: AbortSignal): Promise<void> {
    const timeLimit = AbortSignal.timeout(job.timeoutMs);
    await job.run(AbortSignal.any([signal, timeLimit]));
    timeLimit.throwIfAborted();
  }

  private async writeDown(job: RecurringJob, held: HeldJob, error: unknown, isStopping: boolean): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.run((tx) =>
      error !== undefined && isStopping ? this.repository.giveBack(tx, held) : this.repository.end(tx, held, now, nextTime(job.every, now), error === undefined ? null : String(error)),
    );
  }

  private keepLease(held: HeldJob, lost: AbortController): Heartbeat {
    const { OUTBOX_LEASE_MS: leaseMs } = this.config.env;
    const renew = async (): Promise<void> => {
      const until = addMs(this.clock.now(), leaseMs);
      if (await this.unitOfWork.run((tx) => this.repository.renew(tx, held, until))) held.leaseUntil = until;
      else lost.abort(new Error('another process took the job'));
    };
    return startHeartbeat(leaseMs / 3, renew, (error) => this.log.warn('lease not renewed', { name: held.name, reason: String(error) }));
  }
}
