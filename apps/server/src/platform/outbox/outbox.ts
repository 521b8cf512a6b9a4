import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { newId } from '../database/ids.js';
import { UnitOfWork, type Tx } from '../database/unit-of-work.js';
import type { DueJob } from './hand-out/job-hand-out.js';
import { OutboxHandlers } from './outbox-handlers.js';
import { OutboxRepository } from './outbox.repository.js';

/** Work to be done after the transaction that asks for it. */
export interface NewJob {
  kind: string;
  /** JSON, checked at once by the handler's schema. */
  payload: unknown;
  /** Not before this instant; absent: at once. */
  dueAt?: Date;
  /** Among due jobs the earliest rank goes first, then the lowest place, then who was due first. Absent: now. */
  rank?: Date;
  /** The how-manieth part of one piece of work this is (from 0): the first parts of others of equal rank go before it. */
  place?: number;
  /** At most 191 characters. A second job with the same key is dropped, also after the first one is done (for 30 days). */
  dedupeKey?: string;
}

/** The way to say "and then": the job commits or rolls back with the change that caused it. */
@Injectable()
export class Outbox {
  private readonly listeners: ((jobs: readonly DueJob[]) => void)[] = [];

  constructor(
    private readonly repository: OutboxRepository,
    private readonly handlers: OutboxHandlers,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a job. Answers false when its dedupeKey was used before. Throws when no handler knows the kind or the payload
   * does not fit its schema: both are bugs of the caller and must fail its transaction.
   */
  async add(tx: Tx, job: NewJob): Promise<boolean> {
    const now = this.clock.now();
    const parsed = this.handlers.of(job.kind).schema.safeParse(job.payload);
    if (!parsed.success) throw new Error(`outbox payload of ${job.kind} does not fit: ${parsed.error.message}`);
    const { kind, payload, dueAt = now, rank = now, place = 0, dedupeKey = null } = job;
    const id = newId();
    const added = await this.repository.add(tx, { id, kind, payload, dueAt, rank, place, dedupeKey, createdAt: now });
    if (added && dueAt <= now) this.unitOfWork.afterCommit(tx, () => this.tell([{ id, dueAt, rank, place }]));
    return added;
  }

  /** What the jobs of a kind wait for may be over: all of them are due now. Those that must wait longer say so again. */
  async hasten(tx: Tx, kind: string): Promise<void> {
    await this.repository.hasten(tx, kind, this.clock.now());
    this.unitOfWork.afterCommit(tx, () => this.tell([]));
  }

  /** Called after each commit that made work due, with the jobs it added; those that were hastened must be looked for. */
  onDue(listener: (jobs: readonly DueJob[]) => void): void {
    this.listeners.push(listener);
  }

  private tell(jobs: readonly DueJob[]): void {
    for (const listener of this.listeners) listener(jobs);
  }
}
