import { Injectable } from '@nestjs/common';
import { And, Brackets, DataSource, LessThan, Like, MoreThanOrEqual } from 'typeorm';
import { asColumns } from '../database/rows.js';
import { managerFor, type Tx } from '../database/unit-of-work.js';
import { AuditRow } from './audit-entry.entity.js';

/** Absent means no condition. */
export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  objectId?: string | undefined;
  /** One of these kinds. */
  objectKinds?: readonly string[] | undefined;
  /** One of these objects, at most a few hundred. */
  objectIds?: readonly string[] | undefined;
  from?: Date | undefined;
  /** Exclusive. */
  before?: Date | undefined;
  /** An entry's id: only entries written before it. */
  olderThan?: string | undefined;
}

/** Append only: nothing changes or removes an entry, but that a person who is erased is taken out of theirs. */
@Injectable()
export class AuditRepository {
  constructor(private readonly dataSource: DataSource) {}

  async append(tx: Tx, row: AuditRow): Promise<void> {
    await managerFor(this.dataSource, tx).insert(AuditRow, asColumns<AuditRow>(row));
  }

  countOf(userId: string): Promise<number> {
    return managerFor(this.dataSource).countBy(AuditRow, { actorId: userId });
  }

  /** How many deeds of a person in `from` to `before` (exclusive) have a name that begins so. */
  countDeeds(actorId: string, prefix: string, from: Date, before: Date): Promise<number> {
    return managerFor(this.dataSource).countBy(AuditRow, { actorId, action: Like(`${prefix}%`), at: And(MoreThanOrEqual(from), LessThan(before)) });
  }

  /** Takes a person on the phone out of the entries of their deeds; answers how many. */
  async anonymise(tx: Tx, userId: string): Promise<number> {
    const manager = managerFor(this.dataSource, tx);
    await manager.update(AuditRow, { objectKind: 'user', objectId: userId }, { objectId: '-' });
    const { affected } = await manager.update(AuditRow, { actorKind: 'user', actorId: userId }, { actorId: null, actorName: '已注销用户', ip: null });
    return affected ?? 0;
  }

  findNewest(filter: AuditFilter, limit: number): Promise<AuditRow[]> {
    const query = managerFor(this.dataSource).createQueryBuilder(AuditRow, 'entry').orderBy('entry.id', 'DESC').take(limit);
    const { actor, action, objectId, objectKinds, objectIds, from, before, olderThan } = filter;
    if (actor !== undefined) query.andWhere(new Brackets((either) => either.where('entry.actorName = :actor').orWhere('entry.actorId = :actor')), { actor });
    if (action !== undefined) query.andWhere('entry.action = :action', { action });
    if (objectId !== undefined) query.andWhere('entry.objectId = :objectId', { objectId });
    if (objectKinds !== undefined) query.andWhere('entry.objectKind IN (:...objectKinds)', { objectKinds });
    if (objectIds !== undefined) query.andWhere('entry.objectId IN (:...objectIds)', { objectIds });
    if (from !== undefined) query.andWhere('entry.at >= :from', { from });
    if (before !== undefined) query.andWhere('entry.at < :before', { before });
    if (olderThan !== undefined) query.andWhere('entry.id < :olderThan', { olderThan });
    return query.getMany();
  }
}
