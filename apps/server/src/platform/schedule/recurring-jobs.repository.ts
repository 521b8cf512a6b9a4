import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThanOrEqual, type FindOptionsWhere } from 'typeorm';
import { isUniqueViolation, managerFor, type Tx } from '../database/unit-of-work.js';
import { RecurringJobRow } from './recurring-job.entity.js';

const MAX_ERROR = 500;

/** A job that this process may run until `leaseUntil`. */
export interface HeldJob {
  name: string;
  leaseUntil: Date;
}

@Injectable()
export class RecurringJobsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(name: string): Promise<RecurringJobRow | null> {
    return managerFor(this.dataSource).findOneBy(RecurringJobRow, { name });
  }

  /** Makes the row unless it is there. */
  async add(tx: Tx, name: string, nextAt: Date): Promise<void> {
    const manager = managerFor(this.dataSource, tx);
    if (await manager.existsBy(RecurringJobRow, { name })) return;
    await manager.insert(RecurringJobRow, { name, nextAt, leaseUntil: null, lastEndedAt: null, lastError: null }).catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
    });
  }

  /** Lets a job be due earlier than its row says; later is left to its next run. */
  async bringForward(tx: Tx, name: string, nextAt: Date): Promise<void> {
    const row = await managerFor(this.dataSource, tx).findOneBy(RecurringJobRow, { name });
    if (row && row.nextAt > nextAt) await managerFor(this.dataSource, tx).update(RecurringJobRow, { name }, { nextAt });
  }

  async due(names: string[], now: Date): Promise<string[]> {
    const where = this.free({ name: In(names), nextAt: LessThanOrEqual(now) }, now);
    const rows = await managerFor(this.dataSource).find(RecurringJobRow, { select: { name: true }, where, order: { nextAt: 'ASC' } });
    return rows.map(({ name }) => name);
  }

  /** Takes the lease unless a living process holds it. With `dueBy`, only a job that is due by then. */
  async take(tx: Tx, name: string, now: Date, leaseUntil: Date, dueBy?: Date): Promise<HeldJob | undefined> {
    for (const where of this.free({ name, ...(dueBy ? { nextAt: LessThanOrEqual(dueBy) } : {}) }, now)) {
      const taken = await managerFor(this.dataSource, tx).update(RecurringJobRow, where, { leaseUntil });
      if (taken.affected === 1) return { name, leaseUntil };
    }
    return undefined;
  }

  /** Moves the lease; false when somebody else has the job by now. */
  renew(tx: Tx, job: HeldJob, leaseUntil: Date): Promise<boolean> {
    return this.changeMine(tx, job, { leaseUntil });
  }

  async end(tx: Tx, job: HeldJob, now: Date, nextAt: Date, error: string | null): Promise<void> {
    await this.changeMine(tx, job, { leaseUntil: null, nextAt, lastEndedAt: now, lastError: error?.slice(0, MAX_ERROR) ?? null });
  }

  /** Gives the lease back without an end: the job stays as due as it was. */
  async giveBack(tx: Tx, job: HeldJob): Promise<void> {
    await this.changeMine(tx, job, { leaseUntil: null });
  }

  private free(where: FindOptionsWhere<RecurringJobRow>, now: Date): FindOptionsWhere<RecurringJobRow>[] {
    return [
      { ...where, leaseUntil: IsNull() },
      { ...where, leaseUntil: LessThanOrEqual(now) },
    ];
  }

  private async changeMine(tx: Tx, { name, leaseUntil }: HeldJob, change: Partial<RecurringJobRow>): Promise<boolean> {
    const done = await managerFor(this.dataSource, tx).update(RecurringJobRow, { name, leaseUntil }, change);
    return done.affected === 1;
  }
}
