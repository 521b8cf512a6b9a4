import type { FollowKind } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, MoreThan } from 'typeorm';
import { isUniqueViolation, managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { FollowEntity } from './follow.entity.js';

@Injectable()
export class FollowsRepository {
  constructor(private readonly dataSource: DataSource) {}

  exists(userId: string, targetId: string, tx?: Tx): Promise<boolean> {
    return managerFor(this.dataSource, tx).existsBy(FollowEntity, { userId, targetId });
  }

  async followedAmong(userId: string, targetIds: string[]): Promise<Set<string>> {
    const rows = await managerFor(this.dataSource).findBy(FollowEntity, { userId, targetId: In(targetIds) });
    return new Set(rows.map((row) => row.targetId));
  }

  countOf(userId: string, tx?: Tx): Promise<number> {
    return managerFor(this.dataSource, tx).countBy(FollowEntity, { userId });
  }

  findNewest(userId: string, kind: FollowKind | undefined, below: string | undefined, limit: number): Promise<FollowEntity[]> {
    return managerFor(this.dataSource).find(FollowEntity, { where: { userId, ...(kind === undefined ? {} : { kind }), ...(below === undefined ? {} : { id: LessThan(below) }) }, order: { id: 'DESC' }, take: limit });
  }

  /** Who follows it, page by page in id order. */
  findFollowersAfter(targetId: string, userId: string, limit: number): Promise<FollowEntity[]> {
    return managerFor(this.dataSource).find(FollowEntity, { where: { targetId, userId: MoreThan(userId) }, order: { userId: 'ASC' }, take: limit });
  }

  /** A second tap at the same moment finds the row there: that is what it wanted. */
  async insert(tx: Tx, row: FollowEntity): Promise<void> {
    try {
      await managerFor(this.dataSource, tx).insert(FollowEntity, row);
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
    }
  }

  async remove(tx: Tx, userId: string, targetId: string): Promise<void> {
    await managerFor(this.dataSource, tx).delete(FollowEntity, { userId, targetId });
  }

  async removeAll(tx: Tx, userId: string): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).delete(FollowEntity, { userId });
    return affected ?? 0;
  }
}
