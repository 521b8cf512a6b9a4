import type { DeliveryFilter, DeliveryState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Brackets, DataSource, type SelectQueryBuilder } from 'typeorm';
import { managerFor } from '../../platform/database/unit-of-work.js';
import { CANARY_ID } from '../identity/canary.js';
import { DECIDED } from './decided.js';
import { DeliveryEntity } from './delivery.entity.js';
import { InboxItemEntity } from './inbox-item.entity.js';

export const RETRIABLE_STATES: readonly DeliveryState[] = ['failed', 'unknown', 'inbox-only'];

/** `…k3xq` as the list shows people, or its four characters alone. */
const PERSON = /^…?([0-9a-hjkmnp-tv-z]{4})$/i;

/** Pushes as staff look for them; the canary's are none. */
@Injectable()
export class DeliverySearchRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Newest first. */
  findNewest(filter: DeliveryFilter, below: string | undefined, limit: number): Promise<DeliveryEntity[]> {
    const query = this.matching(filter);
    if (below !== undefined) query.andWhere('delivery.id < :below', { below });
    return query.orderBy('delivery.id', 'DESC').limit(limit).getMany();
  }

  /** Those of them that may be tried again, oldest first. */
  async findRetriable(filter: DeliveryFilter, limit: number): Promise<string[]> {
    const query = this.matching(filter).select('delivery.id', 'id').andWhere('delivery.state IN (:...retriable)', { retriable: RETRIABLE_STATES });
    query.andWhere('(delivery.reason IS NULL OR delivery.reason NOT IN (:...decided))', { decided: DECIDED });
    const rows = await query.orderBy('delivery.id', 'ASC').limit(limit).getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  private matching({ state, channel, reason, noticeId, from, until, q }: DeliveryFilter): SelectQueryBuilder<DeliveryEntity> {
    const query = managerFor(this.dataSource).createQueryBuilder(DeliveryEntity, 'delivery').where('delivery.userId <> :canary', { canary: CANARY_ID });
    for (const [name, value] of Object.entries({ state, channel, reason, noticeId })) if (value !== undefined) query.andWhere(`delivery.${name} = :${name}`, { [name]: value });
    if (from !== undefined) query.andWhere('delivery.createdAt >= :from', { from: asColumn(from) });
    if (until !== undefined) query.andWhere('delivery.createdAt < :until', { until: asColumn(until) });
    if (q) query.andWhere(holding(q));
    return query;
  }
}

/** Both dialects keep UTC in this form. */
const asColumn = (instant: string): string => new Date(instant).toISOString().replace('T', ' ').replace('Z', '');

/** In words anywhere as they stand; as an id, WeChat's message id, a receipt or a person only whole. */
function holding(q: string): Brackets {
  return new Brackets((either) => {
    for (const column of ['title', 'why', 'detail']) either.orWhere(`INSTR(delivery.${column}, :q) > 0`, { q });
    either.orWhere('delivery.id = :id', { id: q.toUpperCase() }).orWhere('delivery.msgid = :q', { q });
    either.orWhere((part: SelectQueryBuilder<DeliveryEntity>) => `EXISTS (${part.subQuery().select('1').from(InboxItemEntity, 'item').where('item.id = delivery.inboxItemId AND item.caseReceipt = :receipt').getQuery().slice(1, -1)})`, { receipt: q.toUpperCase() });
    const person = PERSON.exec(q)?.[1];
    if (person !== undefined) either.orWhere('delivery.userId LIKE :person', { person: `%${person.toUpperCase()}` });
  });
}
