import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Clock, addMs } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { crashPoint } from '../crash-points/crash-points.js';
import { startHeartbeat, type Heartbeat } from '../database/heartbeat.js';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import { Log } from '../logging/logger.js';
import { RetryAt, type OutboxHandler } from './outbox-handler.js';
import { OutboxHandlers } from './outbox-handlers.js';
import { OutboxRepository, type ClaimedJob } from './outbox.repository.js';

const SECOND = 1000;
const BACK_OFF_MS = [SECOND, 5 * SECOND, 30 * SECOND, 120 * SECOND, 600 * SECOND, 1800 * SECOND];
const BACK_OFF_END_MS = 3600 * SECOND;

/** How long a job waits after its n-th failed attempt (n from 1). */
const backOffMs = (attempt: number): number => BACK_OFF_MS[attempt - 1] ?? BACK_OFF_END_MS;

/** Runs one claimed job under a lease that it keeps alive, and writes down how it ended. */
@Injectable()
export class OutboxRunner {
  private finished: ClaimedJob[] = [];
  private finishing: Promise<void> | undefined;

  constructor(
    private readonly repository: OutboxRepository,
    private readonly handlers: OutboxHandlers,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Never rejects: what cannot be written down is logged, and the lease runs out. */
  async run(job: ClaimedJob, stopping: AbortSignal): Promise<void> {
    const startedAt = performance.now();
    const lost = new AbortController();
    const heartbeat = this.keepLease(job, lost);
    const outcome = await this.attempt(job, AbortSignal.any([stopping, lost.signal])).then(
      () => undefined,
      (error: unknown) => error ?? new Error('rejected with nothing'),
    );
    await heartbeat.stop();
    try {
      const ended = await this.writeDown(job, outcome, stopping.aborted);
      this.log.info('job', { kind: job.kind, id: job.id, attempt: job.attempt, ms: Math.round(performance.now() - startedAt), outcome: ended });
    } catch (error) {
      this.log.error('job outcome not written', { kind: job.kind, id: job.id, reason: String(error) });
    }
  }

  private async attempt(job: ClaimedJob, signal: AbortSignal): Promise<void> {
    // No failed run was written down that often: the job took its process with it each time, and must not take the next.
    if (job.attempt > this.config.env.OUTBOX_MAX_ATTEMPTS) throw new Error('every run ended with its process');
    const handler = this.handlers.of(job.kind);
    const payload = handler.schema.parse(job.payload);
    const timeLimit = AbortSignal.timeout(handler.timeoutMs);
    await handler.handle(payload, AbortSignal.any([signal, timeLimit]), { jobId: job.id, attempt: job.attempt });
    timeLimit.throwIfAborted();
  }

  private async writeDown(job: ClaimedJob, error: unknown, stopping: boolean): Promise<string> {
    if (error === undefined) {
      await this.finish(job);
      return 'done';
    }
    const now = this.clock.now();
    const reason = error instanceof Error ? error.message : String(error);
    if (stopping || error instanceof RetryAt) {
      // Who asks for a later time has come back alive: what waits long among dying processes is not taken for what kills them.
      const [at, attempts] = error instanceof RetryAt ? [error.at, 0] : [now, job.attempt - 1];
      await this.unitOfWork.run((tx) => this.repository.putBack(tx, job, at, attempts, reason));
      return 'later';
    }
    const handler = this.handlers.find(job.kind);
    if (job.attempt >= Math.min(handler?.attemptsAtMost ?? Infinity, this.config.env.OUTBOX_MAX_ATTEMPTS)) {
      await this.unitOfWork.run((tx) => this.giveUp(tx, job, handler, now, reason));
      this.log.error('job given up', { kind: job.kind, id: job.id, attempt: job.attempt, reason });
      return 'dead';
    }
    await this.unitOfWork.run((tx) => this.repository.putBack(tx, job, addMs(now, backOffMs(job.attempt)), job.attempt, reason));
    this.log.warn('job failed', { kind: job.kind, id: job.id, attempt: job.attempt, reason });
    return 'retry';
  }

  private async giveUp(tx: Tx, job: ClaimedJob, handler: OutboxHandler | undefined, now: Date, reason: string): Promise<void> {
    if (!(await this.repository.bury(tx, job, now, reason))) return;
    const payload = handler?.schema.safeParse(job.payload);
    if (payload?.success) await handler?.gaveUp?.(tx, payload.data, reason);
  }

  /** Jobs that end together are written down together: a transaction costs a flush of the disk, a job much less. */
  private finish(job: ClaimedJob): Promise<void> {
    this.finished.push(job);
    this.finishing ??= this.finishTogether();
    return this.finishing;
  }

  private async finishTogether(): Promise<void> {
    await nextTurn();
    crashPoint('outbox-before-finish');
    const jobs = this.finished;
    this.finished = [];
    this.finishing = undefined;
    const now = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      for (const job of jobs) await this.repository.finish(tx, job, now);
    });
  }

  /** A short lease, renewed while the job runs: the job of a killed process is taken over soon. */
  private keepLease(job: ClaimedJob, lost: AbortController): Heartbeat {
    const { OUTBOX_LEASE_MS: leaseMs } = this.config.env;
    const renew = async (): Promise<void> => {
      const until = addMs(this.clock.now(), leaseMs);
      if (await this.unitOfWork.run((tx) => this.repository.renew(tx, job, until))) job.leaseUntil = until;
      else lost.abort(new Error('another worker took the job'));
    };
    return startHeartbeat(leaseMs / 3, renew, (error) => this.log.warn('lease not renewed', { id: job.id, reason: String(error) }));
  }
}
