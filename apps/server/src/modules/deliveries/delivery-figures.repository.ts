import type { DeliveryChannel, DeliveryReason, DeliveryState, QuietHours, TellingKind } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, MoreThan, Not, type SelectQueryBuilder } from 'typeorm';
import { readTime, storedTime } from '../../platform/database/stored-time.js';
import { timesAfter, type TimePlace } from '../../platform/database/time-place.js';
import { managerFor } from '../../platform/database/unit-of-work.js';
import { chunksOf } from '../../platform/groups.js';
import { CANARY_ID } from '../identity/canary.js';
import { CreditEntity } from './credit.entity.js';
import { DeliveryEntity } from './delivery.entity.js';
import { InboxItemEntity } from './inbox-item.entity.js';

/** What one telling shows of how long it took; nobody can be told from it. */
export interface Timing {
  id: string;
  noticeId: string | null;
  versionNumber: number | null;
  kind: TellingKind;
  state: DeliveryState;
  reason: DeliveryReason | null;
  attempts: number;
  renewals: number;
  quiet: QuietHours[];
  createdAt: Date;
  sentAt: Date | null;
}

type Row = Omit<Timing, 'versionNumber'> & { inboxItemId: string };

/** So many pushes are in the same place; the oldest has been due since then. */
export interface Pile {
  channel: DeliveryChannel;
  reason: DeliveryReason | null;
  count: number;
  dueSince: Date;
}

/** Since when a waiting push could go: the later of its mark and the time that it was put off to (as a lost call is), else its making. */
const DUE_SINCE = 'CASE WHEN delivery.callAt IS NULL OR delivery.nextAttemptAt > delivery.callAt THEN COALESCE(delivery.nextAttemptAt, delivery.createdAt) ELSE delivery.callAt END';

/** How pushes fare, in numbers; the canary counts nowhere. */
@Injectable()
export class DeliveryFiguresRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** In id order; everything that was told of these notices. */
  async findTimings(noticeIds: string[], afterId: string, limit: number): Promise<Timing[]> {
    return this.withVersions(await this.timings({ noticeId: In(noticeIds), id: MoreThan(afterId), userId: Not(CANARY_ID) }, { id: 'ASC' }, limit));
  }

  /** Accepted by WeChat after `after`, up to and including `until`, in that order. */
  async findSent(after: TimePlace, until: Date, limit: number): Promise<Timing[]> {
    return this.withVersions(await this.timings(timesAfter('sentAt', after, until), { sentAt: 'ASC', id: 'ASC' }, limit));
  }

  /** Waiting pushes by channel and reason. `dueBefore`: only those that could have gone before then. */
  async findWaiting(dueBefore?: Date): Promise<Pile[]> {
    const query = this.grouped().addSelect('delivery.channel', 'channel').where({ state: 'waiting' }).addGroupBy('delivery.channel');
    if (dueBefore) query.andWhere(`${DUE_SINCE} < :dueBefore`, { dueBefore: storedTime(dueBefore) });
    const rows = await query.getRawMany<{ channel: DeliveryChannel; reason: DeliveryReason | null; count: string | number; since: string | Date }>();
    return rows.map(({ channel, reason, count, since }) => ({ channel, reason, count: Number(count), dueSince: readTime(since) }));
  }

  /** Parts of digests that should have been made before then. */
  async findLateForDigest(before: Date): Promise<{ count: number; dueSince: Date | null }> {
    const where = { state: 'in-digest' as const, digestId: IsNull(), digestAt: LessThan(before) };
    const manager = managerFor(this.dataSource);
    const oldest = await manager.findOne(DeliveryEntity, { select: { id: true, digestAt: true }, where, order: { digestAt: 'ASC' } });
    return { count: oldest ? await manager.countBy(DeliveryEntity, where) : 0, dueSince: oldest?.digestAt ?? null };
  }

  async countStates(): Promise<{ channel: DeliveryChannel; state: DeliveryState; reason: DeliveryReason | null; count: number }[]> {
    const rows = await managerFor(this.dataSource)
      .createQueryBuilder(DeliveryEntity, 'delivery')
      .select(['delivery.channel AS channel', 'delivery.state AS state', 'delivery.reason AS reason', 'COUNT(*) AS count'])
      .where({ userId: Not(CANARY_ID) })
      .groupBy('delivery.channel, delivery.state, delivery.reason')
      .getRawMany<{ channel: DeliveryChannel; state: DeliveryState; reason: DeliveryReason | null; count: string | number }>();
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  async sumCredits(): Promise<number> {
    const sum = await managerFor(this.dataSource).sum(CreditEntity, 'remaining', { active: true });
    return Number(sum ?? 0);
  }

  private grouped(): SelectQueryBuilder<DeliveryEntity> {
    return managerFor(this.dataSource)
      .createQueryBuilder(DeliveryEntity, 'delivery')
      .select(['delivery.reason AS reason', 'COUNT(*) AS count', `MIN(${DUE_SINCE}) AS since`])
      .groupBy('delivery.reason');
  }

  private timings(where: object, order: object, limit: number): Promise<Row[]> {
    const select = { id: true, inboxItemId: true, noticeId: true, kind: true, state: true, reason: true, attempts: true, renewals: true, quiet: true, createdAt: true, sentAt: true } as const;
    return managerFor(this.dataSource).find(DeliveryEntity, { select, where, order, take: limit });
  }

  private async withVersions(rows: Row[]): Promise<Timing[]> {
    const numbers = new Map<string, number | null>();
    for (const some of chunksOf(rows, 900)) {
      const ids = some.map(({ inboxItemId }) => inboxItemId);
      for (const { id, versionNumber } of await managerFor(this.dataSource).find(InboxItemEntity, { select: { id: true, versionNumber: true }, where: { id: In(ids) } })) numbers.set(id, versionNumber);
    }
    return rows.map(({ inboxItemId, ...row }) => ({ ...row, versionNumber: numbers.get(inboxItemId) ?? null }));
  }
}
