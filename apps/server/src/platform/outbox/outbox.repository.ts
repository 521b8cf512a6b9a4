import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThanOrEqual, MoreThan, type FindManyOptions } from 'typeorm';
import { asColumns } from '../database/rows.js';
import { isUniqueViolation, managerFor, type Tx } from '../database/unit-of-work.js';
import type { DueJob } from './hand-out/job-hand-out.js';
import { OutboxRow, type OutboxState } from './outbox.entity.js';

const MAX_ERROR = 500;
/** What became due is made ready by so many rows, and at most so many times a claim. */
const READY_PAGE = 1000;
const READY_PAGES = 100;
/** Several workers look at the same rows: who loses one to another takes the next. */
const CANDIDATES_PER_JOB = 4;
/** What says whose turn it is. Payloads name a hundred people each. */
const TURN: FindManyOptions<OutboxRow> = { select: { id: true, dueAt: true, rank: true, place: true } };
const LIVE: OutboxState[] = ['pending', 'ready', 'running'];

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
  async add(tx: Tx, row: Pick<OutboxRow, 'id' | 'kind' | 'payload' | 'dueAt' | 'rank' | 'place' | 'dedupeKey' | 'createdAt'>): Promise<boolean> {
    const rows = managerFor(this.dataSource, tx).getRepository(OutboxRow);
    if (row.dedupeKey !== null && (await rows.existsBy({ dedupeKey: row.dedupeKey }))) return false;
    try {
      await rows.insert(asColumns<OutboxRow>({ ...row, state: row.dueAt <= row.createdAt ? 'ready' : 'pending', attempts: 0, lastError: null }));
      return true;
    } catch (error) {
      if (row.dedupeKey !== null && isUniqueViolation(error)) return false;
      throw error;
    }
  }

  async hasDue(now: Date): Promise<boolean> {
    const rows = managerFor(this.dataSource).getRepository(OutboxRow);
    return (await rows.existsBy({ state: 'ready' })) || rows.existsBy({ state: In(['pending', 'running']), dueAt: LessThanOrEqual(now) });
  }

  /**
   * Takes due jobs, the earliest rank first. The conditional update is the lock (SQLite has no row locks); an expired lease
   * is taken again, so the job of a dead worker is not lost.
   */
  async claimDue(tx: Tx, now: Date, leaseUntil: Date, limit: number): Promise<ClaimedJob[]> {
    await this.makeReady(tx, now);
    const mine: ClaimedJob[] = [];
    for (const row of await this.candidates(tx, now, limit * CANDIDATES_PER_JOB)) {
      if (mine.length === limit) break;
      const job = await this.take(tx, row, now, leaseUntil);
      if (job) mine.push(job);
    }
    return mine;
  }

  /** Takes one job, if it is still to be had. */
  async claimOne(tx: Tx, id: string, now: Date, leaseUntil: Date): Promise<ClaimedJob | undefined> {
    const row = await managerFor(this.dataSource, tx).findOneBy(OutboxRow, { id });
    return row ? this.take(tx, row, now, leaseUntil) : undefined;
  }

  hasBecomeDue(now: Date): Promise<boolean> {
    return managerFor(this.dataSource).existsBy(OutboxRow, { state: 'pending', dueAt: LessThanOrEqual(now) });
  }

  /** Due jobs that nobody runs, by their turn. */
  findWaiting(now: Date, limit: number): Promise<DueJob[]> {
    return this.candidates(undefined, now, limit, TURN);
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

  /** False when somebody else has the job by now. */
  bury(tx: Tx, job: ClaimedJob, now: Date, reason: string): Promise<boolean> {
    return this.changeMine(tx, job, { state: 'dead', dueAt: now, lastError: reason.slice(0, MAX_ERROR) });
  }

  /** Makes every waiting job of a kind due. */
  async hasten(tx: Tx, kind: string, now: Date): Promise<void> {
    await managerFor(this.dataSource, tx).update(OutboxRow, { kind, state: 'pending', dueAt: MoreThan(now) }, { dueAt: now, state: 'ready' });
  }

  /** Forgets finished dedupe keys from before `before`. */
  async forgetDone(tx: Tx, before: Date): Promise<void> {
    await managerFor(this.dataSource, tx).delete(OutboxRow, { state: 'done', dueAt: LessThanOrEqual(before) });
  }

  /** By id: a range would make MySQL lock the gaps in which others add rows. */
  async makeReady(tx: Tx, now: Date): Promise<void> {
    const rows = managerFor(this.dataSource, tx).getRepository(OutboxRow);
    for (let page = 0; page < READY_PAGES; page += 1) {
      const due = await rows.find({ select: { id: true }, where: { state: 'pending', dueAt: LessThanOrEqual(now) }, order: { dueAt: 'ASC' }, take: READY_PAGE });
      if (due.length === 0) return;
      const { affected } = await rows.update({ id: In(due.map(({ id }) => id)), state: 'pending' }, { state: 'ready' });
      if (affected !== READY_PAGE) return;
    }
  }

  private async candidates(tx: Tx | undefined, now: Date, take: number, columns: FindManyOptions<OutboxRow> = {}): Promise<OutboxRow[]> {
    const rows = managerFor(this.dataSource, tx).getRepository(OutboxRow);
    const ready = await rows.find({ ...columns, where: { state: 'ready' }, order: { rank: 'ASC', place: 'ASC', dueAt: 'ASC', id: 'ASC' }, take });
    const orphans = await rows.find({ ...columns, where: { state: 'running', dueAt: LessThanOrEqual(now) }, order: { dueAt: 'ASC' }, take });
    return orphans.length === 0 ? ready : [...orphans, ...ready].sort(byTurn);
  }

  private async take(tx: Tx, { id, kind, payload, attempts }: OutboxRow, now: Date, leaseUntil: Date): Promise<ClaimedJob | undefined> {
    const rows = managerFor(this.dataSource, tx).getRepository(OutboxRow);
    const won = await rows.update({ id, state: In(LIVE), dueAt: LessThanOrEqual(now) }, { state: 'running', dueAt: leaseUntil, attempts: () => 'attempts + 1' });
    return won.affected === 1 ? { id, kind, payload, attempt: attempts + 1, leaseUntil } : undefined;
  }

  private async changeMine(tx: Tx, job: ClaimedJob, change: Partial<Pick<OutboxRow, 'state' | 'dueAt' | 'attempts' | 'lastError'>>): Promise<boolean> {
    const done = await managerFor(this.dataSource, tx).update(OutboxRow, { id: job.id, state: 'running', dueAt: job.leaseUntil }, change);
    return done.affected === 1;
  }
}

const byTurn = (a: OutboxRow, b: OutboxRow): number => a.rank.getTime() - b.rank.getTime() || a.place - b.place || a.dueAt.getTime() - b.dueAt.getTime() || (a.id < b.id ? -1 : 1);
