import { MAX_DELIVERIES_SEARCHED, type DeliveryFilter, type DeliveryState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { storedTime } from '../../platform/database/stored-time.js';
import { managerFor } from '../../platform/database/unit-of-work.js';
import { CANARY_ID } from '../identity/canary.js';
import { DECIDED } from './decided.js';
import { DeliveryEntity } from './delivery.entity.js';
import { InboxItemEntity } from './inbox-item.entity.js';

export const RETRIABLE_STATES: readonly DeliveryState[] = ['failed', 'unknown', 'inbox-only'];

/** `…k3xq` as the list shows people, or its four characters alone. */
const PERSON = /^…?([0-9a-hjkmnp-tv-z]{4})$/i;
/** Pushes of one receipt, far more than anybody gets. */
const MOST_OF_ONE = 100;

/** Pushes as staff look for them; the canary's are none. */
@Injectable()
export class DeliverySearchRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  async findNewest(filter: DeliveryFilter, below: string | undefined, limit: number): Promise<DeliveryEntity[]> {
    const query = await this.matching(filter);
    if (below !== undefined) query.andWhere('delivery.id < :below', { below });
    return query.orderBy('delivery.id', 'DESC').limit(limit).getMany();
  }

  /** Those of them that may be tried again, oldest first. */
  async findRetriable(filter: DeliveryFilter, limit: number): Promise<string[]> {
    const query = (await this.matching(filter)).select('delivery.id', 'id').andWhere('delivery.state IN (:...retriable)', { retriable: RETRIABLE_STATES });
    query.andWhere('(delivery.reason IS NULL OR delivery.reason NOT IN (:...decided))', { decided: DECIDED });
    const rows = await query.orderBy('delivery.id', 'ASC').limit(limit).getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  private async matching({ state, channel, reason, noticeId, from, until, q }: DeliveryFilter): Promise<SelectQueryBuilder<DeliveryEntity>> {
    const query = managerFor(this.dataSource).createQueryBuilder(DeliveryEntity, 'delivery').where('delivery.userId <> :canary', { canary: CANARY_ID });
    for (const [name, value] of Object.entries({ state, channel, reason, noticeId })) if (value !== undefined) query.andWhere(`delivery.${name} = :${name}`, { [name]: value });
    if (from !== undefined) query.andWhere('delivery.createdAt >= :from', { from: storedTime(new Date(from)) });
    if (until !== undefined) query.andWhere('delivery.createdAt < :until', { until: storedTime(new Date(until)) });
    if (!q) return query;
    const named = await this.findNamed(q);
    if (named.length > 0) return query.andWhere('delivery.id IN (:...named)', { named });
    // Of one notice all are looked at, which its index finds.
    if (noticeId === undefined) query.andWhere('delivery.id >= :oldest', { oldest: await this.oldestSearched() });
    return query.andWhere(holding(q));
  }

  /** Those whose id, WeChat's message id or receipt this is, whole. */
  private async findNamed(q: string): Promise<string[]> {
    const manager = managerFor(this.dataSource);
    const items = await manager.find(InboxItemEntity, { select: { id: true }, where: { caseReceipt: q.toUpperCase() }, take: MOST_OF_ONE });
    const where = [{ id: q.toUpperCase() }, { msgid: q }, ...(items.length > 0 ? [{ inboxItemId: In(items.map(({ id }) => id)) }] : [])];
    return (await manager.find(DeliveryEntity, { select: { id: true }, where, take: MOST_OF_ONE })).map(({ id }) => id);
  }

  /** Text is looked for row by row, so only in the newest ones. */
  private async oldestSearched(): Promise<string> {
    const [row] = await managerFor(this.dataSource).find(DeliveryEntity, { select: { id: true }, order: { id: 'DESC' }, skip: MAX_DELIVERIES_SEARCHED - 1, take: 1 });
    return row?.id ?? '';
  }
}

/** In words anywhere as they stand; a person by the four characters that the list shows. */
function holding(q: string): Brackets {
  return new Brackets((either) => {
    for (const column of ['title', 'why', 'detail']) either.orWhere(`INSTR(delivery.${column}, :q) > 0`, { q });
    const person = PERSON.exec(q)?.[1];
    if (person !== undefined) either.orWhere('delivery.userId LIKE :person', { person: `%${person.toUpperCase()}` });
  });
}
