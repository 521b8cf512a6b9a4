import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, LessThanOrEqual, MoreThan } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { InboxItemEntity } from './inbox-item.entity.js';

@Injectable()
export class InboxRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, rows: InboxItemEntity[]): Promise<void> {
    await managerFor(this.dataSource, tx).insert(InboxItemEntity, rows);
  }

  /** Which of these people were told this before. */
  async findTold(tx: Tx, onceKey: string, userIds: string[]): Promise<Set<string>> {
    const rows = await managerFor(this.dataSource, tx).find(InboxItemEntity, { select: { id: true, userId: true }, where: { onceKey, userId: In(userIds) } });
    return new Set(rows.map((row) => row.userId));
  }

  /** One page of everything that was said of a notice, in id order. */
  findOfNotice(noticeId: string, afterId: string, limit: number): Promise<InboxItemEntity[]> {
    return managerFor(this.dataSource).find(InboxItemEntity, { where: { noticeId, id: MoreThan(afterId) }, order: { id: 'ASC' }, take: limit });
  }

  findNewest(userId: string, below: string | undefined, limit: number): Promise<InboxItemEntity[]> {
    return managerFor(this.dataSource).find(InboxItemEntity, { where: { userId, ...(below === undefined ? {} : { id: LessThan(below) }) }, order: { id: 'DESC' }, take: limit });
  }

  countUnread(userId: string): Promise<number> {
    return managerFor(this.dataSource).countBy(InboxItemEntity, { userId, read: false });
  }

  async markRead(tx: Tx, userId: string, upToId: string): Promise<void> {
    await managerFor(this.dataSource, tx).update(InboxItemEntity, { userId, read: false, id: LessThanOrEqual(upToId) }, { read: true });
  }

  countOf(userId: string): Promise<number> {
    return managerFor(this.dataSource).countBy(InboxItemEntity, { userId });
  }

  async erase(tx: Tx, userId: string): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).delete(InboxItemEntity, { userId });
    return affected ?? 0;
  }
}
