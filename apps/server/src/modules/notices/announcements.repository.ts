import type { TradeCategory } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, MoreThanOrEqual } from 'typeorm';
import { timesAfter, type TimePlace } from '../../platform/database/time-place.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { AnnouncementEntity } from './announcement.entity.js';

@Injectable()
export class AnnouncementsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: AnnouncementEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(AnnouncementEntity, row);
  }

  /** The newest ones first. */
  findSince(since: Date, limit: number): Promise<AnnouncementEntity[]> {
    return managerFor(this.dataSource).find(AnnouncementEntity, { where: { at: MoreThanOrEqual(since) }, order: { at: 'DESC', id: 'DESC' }, take: limit });
  }

  /** The oldest ones first. */
  findOpen(limit: number): Promise<AnnouncementEntity[]> {
    return managerFor(this.dataSource).find(AnnouncementEntity, { where: { settledAt: IsNull() }, order: { at: 'ASC', id: 'ASC' }, take: limit });
  }

  /** Settled after `after`, up to and including `until`, and seen. */
  findSeen(after: TimePlace, until: Date, limit: number): Promise<AnnouncementEntity[]> {
    const where = timesAfter('settledAt', after, until).map((part) => ({ ...part, seenMs: MoreThanOrEqual(0) }));
    return managerFor(this.dataSource).find(AnnouncementEntity, { where, order: { settledAt: 'ASC', id: 'ASC' }, take: limit });
  }

  findOfNotices(noticeIds: string[], limit: number): Promise<AnnouncementEntity[]> {
    return managerFor(this.dataSource).find(AnnouncementEntity, { where: { noticeId: In(noticeIds) }, take: limit });
  }

  findNewestOf(category: TradeCategory): Promise<AnnouncementEntity | null> {
    return managerFor(this.dataSource).findOne(AnnouncementEntity, { where: { category }, order: { at: 'DESC', id: 'DESC' } });
  }

  async settle(tx: Tx, id: string, settledAt: Date, seenMs: number | null): Promise<void> {
    await managerFor(this.dataSource, tx).update(AnnouncementEntity, { id, settledAt: IsNull() }, { settledAt, seenMs });
  }

  async forgetSettledBefore(tx: Tx, before: Date): Promise<void> {
    await managerFor(this.dataSource, tx).delete(AnnouncementEntity, { settledAt: LessThan(before) });
  }
}
