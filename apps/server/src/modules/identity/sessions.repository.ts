import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThanOrEqual, Like, MoreThan, Not } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { SessionRow } from './session.entity.js';

/** A login adds one, so this catches up with any number of them. */
const MOST_REMOVED = 100;

@Injectable()
export class SessionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(tokenHash: string): Promise<SessionRow | null> {
    return managerFor(this.dataSource).findOneBy(SessionRow, { tokenHash });
  }

  async add(tx: Tx, row: SessionRow): Promise<void> {
    await managerFor(this.dataSource, tx).insert(SessionRow, row);
  }

  /** Newest first; `limit` of them at most. */
  findLiving(subjectId: string, now: Date, limit: number): Promise<SessionRow[]> {
    return managerFor(this.dataSource).find(SessionRow, { where: { subjectId, expiresAt: MoreThan(now) }, order: { createdAt: 'DESC', tokenHash: 'ASC' }, take: limit });
  }

  countLiving(subjectId: string, now: Date): Promise<number> {
    return managerFor(this.dataSource).countBy(SessionRow, { subjectId, expiresAt: MoreThan(now) });
  }

  async prolong(tx: Tx, tokenHash: string, lastSeenAt: Date, expiresAt: Date): Promise<void> {
    await managerFor(this.dataSource, tx).update(SessionRow, { tokenHash }, { lastSeenAt, expiresAt });
  }

  async remove(tx: Tx, tokenHash: string): Promise<void> {
    await managerFor(this.dataSource, tx).delete(SessionRow, { tokenHash });
  }

  /** Removes the person's session whose hash begins so; false when there is none. */
  async removeOne(tx: Tx, subjectId: string, hashStart: string): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).delete(SessionRow, { subjectId, tokenHash: Like(`${hashStart}%`) });
    return (affected ?? 0) > 0;
  }

  /** Leaves the `keep` newest. A login at the same instant decides by its hash, as `findLiving` does. */
  async removeOldest(tx: Tx, subjectId: string, keep: number): Promise<void> {
    const manager = managerFor(this.dataSource, tx);
    const old = await manager.find(SessionRow, { where: { subjectId }, select: { tokenHash: true }, order: { createdAt: 'DESC', tokenHash: 'ASC' }, skip: keep, take: MOST_REMOVED });
    if (old.length > 0) await manager.delete(SessionRow, { tokenHash: In(old.map(({ tokenHash }) => tokenHash)) });
  }

  /** Answers how many. */
  async removeAllOf(tx: Tx, subjectId: string, exceptHash?: string): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).delete(SessionRow, { subjectId, ...(exceptHash === undefined ? {} : { tokenHash: Not(exceptHash) }) });
    return affected ?? 0;
  }

  async removeExpired(tx: Tx, now: Date): Promise<void> {
    await managerFor(this.dataSource, tx).delete(SessionRow, { expiresAt: LessThanOrEqual(now) });
  }
}
