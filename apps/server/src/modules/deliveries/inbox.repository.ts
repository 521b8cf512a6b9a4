import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, In, LessThan, LessThanOrEqual, MoreThan, type SelectQueryBuilder } from 'typeorm';
import { insertRows } from '../../platform/database/rows.js';
import { chunksOf } from '../../platform/groups.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { NOT_MISSED } from './decided.js';
import { DeliveryEntity } from './delivery.entity.js';
import { InboxItemEntity } from './inbox-item.entity.js';

/** Ids in a statement. */
const CHUNK = 900;

@Injectable()
export class InboxRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, rows: InboxItemEntity[]): Promise<void> {
    await insertRows(managerFor(this.dataSource, tx), InboxItemEntity, rows);
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

  /** Like `findNewest`, only what did not reach WeChat although it was wanted there. */
  findNewestUnpushed(userId: string, below: string | undefined, limit: number): Promise<InboxItemEntity[]> {
    const query = this.unpushed(userId);
    if (below !== undefined) query.andWhere('item.id < :below', { below });
    return query.orderBy('item.id', 'DESC').limit(limit).getMany();
  }

  /** Like `findNewest`, only what came in the digest that this inbox item of theirs told of. */
  findNewestInDigest(userId: string, digestItemId: string, below: string | undefined, limit: number): Promise<InboxItemEntity[]> {
    const query = managerFor(this.dataSource)
      .createQueryBuilder(InboxItemEntity, 'item')
      .innerJoin(DeliveryEntity, 'member', 'member.inboxItemId = item.id')
      .innerJoin(DeliveryEntity, 'digest', 'digest.id = member.digestId')
      .where('item.userId = :userId AND digest.inboxItemId = :digestItemId', { userId, digestItemId });
    if (below !== undefined) query.andWhere('item.id < :below', { below });
    return query.orderBy('item.id', 'DESC').limit(limit).getMany();
  }

  countUndelivered(userId: string): Promise<number> {
    return this.unpushed(userId).andWhere('item.read = :read', { read: false }).getCount();
  }

  find(id: string): Promise<InboxItemEntity | null> {
    return managerFor(this.dataSource).findOneBy(InboxItemEntity, { id });
  }

  findOne(userId: string, id: string): Promise<InboxItemEntity | null> {
    return managerFor(this.dataSource).findOneBy(InboxItemEntity, { id, userId });
  }

  /** What one person was told of these notices. */
  findToldOf(userId: string, noticeIds: string[]): Promise<InboxItemEntity[]> {
    return managerFor(this.dataSource).find(InboxItemEntity, { select: { id: true, noticeId: true, versionNumber: true, kind: true, createdAt: true }, where: { userId, noticeId: In(noticeIds) } });
  }

  isKnown(noticeId: string): Promise<boolean> {
    return managerFor(this.dataSource).existsBy(InboxItemEntity, { noticeId });
  }

  countUnread(userId: string): Promise<number> {
    return managerFor(this.dataSource).countBy(InboxItemEntity, { userId, read: false });
  }

  async markRead(tx: Tx, userId: string, upToId: string): Promise<void> {
    await managerFor(this.dataSource, tx).update(InboxItemEntity, { userId, read: false, id: LessThanOrEqual(upToId) }, { read: true });
  }

  /** The item that told of a digest, and what came in it. */
  async markDigestRead(tx: Tx, userId: string, digestItemId: string): Promise<void> {
    const manager = managerFor(this.dataSource, tx);
    const digests = await manager.find(DeliveryEntity, { select: { id: true }, where: { userId, inboxItemId: digestItemId } });
    const members = digests.length === 0 ? [] : await manager.find(DeliveryEntity, { select: { inboxItemId: true }, where: { userId, digestId: In(digests.map(({ id }) => id)) } });
    for (const ids of chunksOf([digestItemId, ...members.map(({ inboxItemId }) => inboxItemId)], CHUNK)) await manager.update(InboxItemEntity, { userId, read: false, id: In(ids) }, { read: true });
  }

  countOf(userId: string): Promise<number> {
    return managerFor(this.dataSource).countBy(InboxItemEntity, { userId });
  }

  async erase(tx: Tx, userId: string): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).delete(InboxItemEntity, { userId });
    return affected ?? 0;
  }

  private unpushed(userId: string): SelectQueryBuilder<InboxItemEntity> {
    const wanted = new Brackets((either) => either.where("delivery.state IN ('failed', 'unknown')").orWhere("delivery.state = 'inbox-only' AND delivery.reason NOT IN (:...notMissed)", { notMissed: NOT_MISSED }));
    return managerFor(this.dataSource)
      .createQueryBuilder(InboxItemEntity, 'item')
      .innerJoin(DeliveryEntity, 'delivery', 'delivery.inboxItemId = item.id')
      .where('item.userId = :userId', { userId })
      .andWhere(wanted);
  }
}
