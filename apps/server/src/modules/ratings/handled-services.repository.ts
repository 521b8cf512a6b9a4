import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, LessThan, MoreThan } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { HandledServiceEntity } from './handled-service.entity.js';
import type { ServiceCount } from './rating-counts.js';

@Injectable()
export class HandledServicesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: HandledServiceEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(HandledServiceEntity, row);
  }

  findById(id: string, tx?: Tx): Promise<HandledServiceEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(HandledServiceEntity, { id });
  }

  findByToken(tokenHash: string, tx?: Tx): Promise<HandledServiceEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(HandledServiceEntity, { tokenHash });
  }

  /** Newest first, at most `limit`. */
  findNewest(matterId: string | undefined, below: string | undefined, limit: number): Promise<HandledServiceEntity[]> {
    return this.dataSource.getRepository(HandledServiceEntity).find({
      where: { ...(matterId === undefined ? {} : { matterId }), ...(below === undefined ? {} : { id: LessThan(below) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** The one statement that decides who uses a token: true for a single caller, however many there are. */
  async useOnce(tx: Tx, id: string, ratingId: string, at: Date): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(HandledServiceEntity, { id, usedAt: IsNull(), expiresAt: MoreThan(at) }, { usedAt: at, ratingId });
    return affected === 1;
  }

  /** Counts by matter, section and month of the days from `from` to `to`, both included. */
  async countByMonth(from: string, to: string): Promise<ServiceCount[]> {
    const rows = await this.dataSource
      .getRepository(HandledServiceEntity)
      .createQueryBuilder('service')
      .select(['service.matterId AS matterId', 'service.sectionId AS sectionId', 'SUBSTR(service.day, 1, 7) AS month', 'COUNT(*) AS count', 'COUNT(service.usedAt) AS rated'])
      .where('service.day BETWEEN :from AND :to', { from, to })
      .groupBy('service.matterId')
      .addGroupBy('service.sectionId')
      .addGroupBy('SUBSTR(service.day, 1, 7)')
      .getRawMany<{ matterId: string; sectionId: string | null; month: string; count: number | string; rated: number | string }>();
    return rows.map(({ count, rated, ...row }) => ({ ...row, count: Number(count), rated: Number(rated) }));
  }

  async forgetUser(tx: Tx, userId: string): Promise<void> {
    await managerFor(this.dataSource, tx).update(HandledServiceEntity, { userId }, { userId: null });
  }
}
