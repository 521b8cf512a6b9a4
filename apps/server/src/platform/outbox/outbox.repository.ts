import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThanOrEqual, MoreThan } from 'typeorm';
import { asColumns } from '../database/rows.js';
import { isUniqueViolation, managerFor, type Tx } from '../database/unit-of-work.js';
import { OutboxRow } from './outbox.entity.js';

const MAX_ERROR = 500;

/** A job that this process may run until `leaseUntil`, which is also the proof that it still owns it. */
export interface ClaimedJob {
  id: string;
  kind: string;
  payload: unknown;
  /** 1 for the first run. */
  attempt: number;
  leaseUntil: Date;
}

@Injectable()
export class OutboxRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Answers false when the dedupeKey was used before. */
  async add(tx: Tx, row: Pick<OutboxRow, 'id' | 'kind' | 'payload' | 'dueAt' | 'dedupeKey' | 'createdAt'>): Promise<boolean> {
    const rows = managerFor(this.dataSource, tx).getRepository(OutboxRow);
    if (row.dedupeKey !== null && (await rows.existsBy({ dedupeKey: row.dedupeKey }))) return false;
    try {
      await rows.insert(asColumns<OutboxRow>({ ...row, state: 'pending', attempts: 0, lastError: null }));
      return true;
    } catch (error) {
      if (row.dedupeKey !== null && isUniqueViolation(error)) return false;
      throw error;
    }
  }

  hasDue(now: Date): Promise<boolean> {
    return managerFor(this.dataSource).existsBy(OutboxRow, { state: In(['pending', 'running']), dueAt: LessThanOrEqual(now) });
  }

  /**
   * Takes due jobs, oldest first. The conditional update is the lock (SQLite has no row locks); an expired lease is taken
   * again, so the job of a dead worker is not lost.
   */
  async claimDue(tx: Tx, now: Date, leaseUntil: Date, limit: number): Promise<ClaimedJob[]> {
    const rows = managerFor(this.dataSource, tx).getRepository(OutboxRow);
    const due = await rows.find({ where: { state: In(['pending', 'running']), dueAt: LessThanOrEqual(now) }, order: { dueAt: 'ASC', id: 'ASC' }, take: limit });
    const mine: ClaimedJob[] = [];
    for (const { id, kind, payload, attempts } of due) {
      const won = await rows.update({ id, state: In(['pending', 'running']), dueAt: LessThanOrEqual(now) }, { state: 'running', dueAt: leaseUntil, attempts: () => 'attempts + 1' });
      if (won.affected === 1) mine.push({ id, kind, payload, attempt: attempts + 1, leaseUntil });
    }
    return mine;
  }

  /** Moves the lease; false when somebody else has the job by now. */
  async renew(tx: Tx, job: ClaimedJob, leaseUntil: Date): Promise<boolean> {
    return this.changeMine(tx, job, { dueAt: leaseUntil });
  }

  /** Ends a job well. It stays only when its dedupeKey must be remembered. */
  async finish(tx: Tx, job: ClaimedJob, now: Date): Promise<void> {
    const rows = managerFor(this.dataSource, tx).getRepository(OutboxRow);
    const mine = { id: job.id, state: 'running', dueAt: job.leaseUntil } as const;
    const row = await rows.findOne({ select: { id: true, dedupeKey: true }, where: mine });
    if (!row) return;
    if (row.dedupeKey === null) await rows.delete(mine);
    else await rows.update(mine, { state: 'done', dueAt: now, lastError: null });
  }

  async putBack(tx: Tx, job: ClaimedJob, dueAt: Date, attempts: number, reason: string): Promise<void> {
    await this.changeMine(tx, job, { state: 'pending', dueAt, attempts, lastError: reason.slice(0, MAX_ERROR) });
  }

  async bury(tx: Tx, job: ClaimedJob, now: Date, reason: string): Promise<void> {
    await this.changeMine(tx, job, { state: 'dead', dueAt: now, lastError: reason.slice(0, MAX_ERROR) });
  }

  /** Makes every waiting job of a kind due. */
  async hasten(tx: Tx, kind: string, now: Date): Promise<void> {
    await managerFor(this.dataSource, tx).update(OutboxRow, { kind, state: 'pending', dueAt: MoreThan(now) }, { dueAt: now });
  }

  /** Forgets finished dedupe keys from before `before`. */
  async forgetDone(tx: Tx, before: Date): Promise<void> {
    await managerFor(this.dataSource, tx).delete(OutboxRow, { state: 'done', dueAt: LessThanOrEqual(before) });
  }

  private async changeMine(tx: Tx, job: ClaimedJob, change: Partial<Pick<OutboxRow, 'state' | 'dueAt' | 'attempts' | 'lastError'>>): Promise<boolean> {
    const done = await managerFor(this.dataSource, tx).update(OutboxRow, { id: job.id, state: 'running', dueAt: job.leaseUntil }, change);
    return done.affected === 1;
  }
}
