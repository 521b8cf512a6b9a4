import type { DeliveryReason, InboxReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThanOrEqual, MoreThan, Not } from 'typeorm';
import { chunksOf } from '../../../platform/groups.js';
import { managerFor, type Tx } from '../../../platform/database/unit-of-work.js';
import { DeliveryEntity } from '../delivery.entity.js';
import { InboxItemEntity } from '../inbox-item.entity.js';

/** Something that waits for its owner's digest. */
export type DigestMember = Pick<DeliveryEntity, 'id' | 'inboxItemId' | 'userId' | 'kind' | 'noticeId' | 'title' | 'values' | 'deadlineAt' | 'expiresAt'> & { digestAt: Date };
type Heard = Pick<DeliveryEntity, 'userId' | 'state' | 'callAt' | 'uncertain' | 'digestId'>;

const CHUNK = 500;
const MEMBER = { id: true, inboxItemId: true, userId: true, kind: true, noticeId: true, title: true, values: true, deadlineAt: true, expiresAt: true, digestAt: true } as const;
const HEARD = { id: true, userId: true, state: true, callAt: true, uncertain: true, digestId: true } as const;
const open = { state: 'in-digest' as const, digestId: IsNull() };

@Injectable()
export class DigestsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Whose digest is due, in id order. */
  async findPeople(now: Date, afterId: string, limit: number): Promise<string[]> {
    const rows = await managerFor(this.dataSource)
      .createQueryBuilder(DeliveryEntity, 'd')
      .select('d.userId', 'userId')
      .distinct(true)
      .where({ ...open, digestAt: LessThanOrEqual(now), userId: MoreThan(afterId) })
      .orderBy('d.userId')
      .limit(limit)
      .getRawMany<{ userId: string }>();
    return rows.map(({ userId }) => userId);
  }

  /** One page, in id order, of what is due. */
  async findDue(tx: Tx, userIds: string[], now: Date, afterId: string, limit: number): Promise<DigestMember[]> {
    const where = { ...open, digestAt: LessThanOrEqual(now), userId: In(userIds), id: MoreThan(afterId) };
    const rows = await managerFor(this.dataSource, tx).find(DeliveryEntity, { select: MEMBER, where, order: { id: 'ASC' }, take: limit });
    return rows.flatMap(({ digestAt, ...row }) => (digestAt === null ? [] : [{ ...row, digestAt }]));
  }

  /** Why each of these was told, by inbox item. */
  async findReasons(tx: Tx, inboxItemIds: string[]): Promise<Map<string, InboxReason[]>> {
    const reasons = new Map<string, InboxReason[]>();
    for (const ids of chunksOf(inboxItemIds, CHUNK)) {
      const rows = await managerFor(this.dataSource, tx).find(InboxItemEntity, { select: { id: true, reasons: true }, where: { id: In(ids) } });
      for (const row of rows) reasons.set(row.id, row.reasons);
    }
    return reasons;
  }

  /** They came in this digest. */
  async close(tx: Tx, ids: string[], digestId: string): Promise<void> {
    for (const chunk of chunksOf(ids, CHUNK)) await managerFor(this.dataSource, tx).update(DeliveryEntity, { ...open, id: In(chunk) }, { digestId });
  }

  async move(tx: Tx, ids: string[], digestAt: Date): Promise<void> {
    for (const chunk of chunksOf(ids, CHUNK)) await managerFor(this.dataSource, tx).update(DeliveryEntity, { ...open, id: In(chunk) }, { digestAt });
  }

  /** They come in no digest. */
  async drop(tx: Tx, ids: string[], reason: DeliveryReason): Promise<void> {
    for (const chunk of chunksOf(ids, CHUNK)) await this.leave(tx, { id: In(chunk) }, reason);
  }

  /** Nothing of a notice comes in a digest that is not made yet, except that it is gone: a job that repeats has written that before. */
  dropNotice(tx: Tx, noticeId: string, userIds: string[], reason: DeliveryReason): Promise<void> {
    return this.leave(tx, { noticeId, kind: Not('withdrawn'), userId: In(userIds) }, reason);
  }

  dropAll(tx: Tx, userId: string, reason: DeliveryReason): Promise<void> {
    return this.leave(tx, { userId }, reason);
  }

  /** What these people (at most a few hundred) were told of a notice, and how that went. */
  findHeard(tx: Tx, noticeId: string, userIds: string[]): Promise<Heard[]> {
    return managerFor(this.dataSource, tx).find(DeliveryEntity, { select: HEARD, where: { noticeId, userId: In(userIds) } });
  }

  async findDigests(tx: Tx, ids: string[]): Promise<(Heard & { id: string })[]> {
    const found: (Heard & { id: string })[] = [];
    for (const chunk of chunksOf(ids, CHUNK)) found.push(...(await managerFor(this.dataSource, tx).find(DeliveryEntity, { select: HEARD, where: { id: In(chunk) } })));
    return found;
  }

  private async leave(tx: Tx, which: object, reason: DeliveryReason): Promise<void> {
    await managerFor(this.dataSource, tx).update(DeliveryEntity, { ...open, ...which }, { state: 'inbox-only', reason, digestAt: null });
  }
}
