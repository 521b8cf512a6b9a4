import type { ListDeliveriesQuery } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, MoreThan, Not, Raw } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { DeliveryEntity } from './delivery.entity.js';

export type DeliveryChange = Partial<Omit<DeliveryEntity, 'id' | 'values'>>;
type Filter = Pick<ListDeliveriesQuery, 'state' | 'channel' | 'noticeId' | 'q'>;

/** More than one person can have waiting; what is beyond it is refused by WeChat itself and moves on then. */
const MAX_WAITING = 500;

const placeOf = (openid: string, templateId: string | undefined): { openid: string; templateId?: string; channel?: 'official' } => (templateId === undefined ? { openid, channel: 'official' } : { openid, templateId });

@Injectable()
export class DeliveriesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, rows: DeliveryEntity[]): Promise<void> {
    await managerFor(this.dataSource, tx).insert(DeliveryEntity, rows);
  }

  find(id: string, tx?: Tx): Promise<DeliveryEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(DeliveryEntity, { id });
  }

  async change(tx: Tx, id: string, change: DeliveryChange): Promise<void> {
    await managerFor(this.dataSource, tx).update(DeliveryEntity, { id }, change);
  }

  findByMsgid(tx: Tx, openid: string, msgid: string): Promise<DeliveryEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(DeliveryEntity, { msgid, openid });
  }

  /**
   * The delivery to this person whose message id we do not know and that WeChat now speaks of: its event can be faster than
   * its answer, and outlives a crash of ours. A call under way comes before one whose outcome is open, that before one
   * that was answered without an id. Without `templateId` any official-account message fits.
   */
  async findAnswerless(tx: Tx, openid: string, templateId: string | undefined): Promise<DeliveryEntity | null> {
    const open = { ...placeOf(openid, templateId), msgid: IsNull() };
    const rows = await managerFor(this.dataSource, tx).find(DeliveryEntity, {
      where: [
        { ...open, state: 'waiting', callAt: Not(IsNull()) },
        { ...open, state: 'waiting', uncertain: true },
        { ...open, state: In(['unknown', 'sent']) },
      ],
      order: { id: 'ASC' },
      take: MAX_WAITING,
    });
    const rank = ({ state, callAt }: DeliveryEntity): number => (callAt !== null ? 0 : ['waiting', 'unknown', 'sent'].indexOf(state) + 1);
    return rows.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
  }

  /** What waits for one person and is surely not sent yet. */
  findWaitingOf(tx: Tx, userId: string): Promise<DeliveryEntity[]> {
    return managerFor(this.dataSource, tx).find(DeliveryEntity, { where: { userId, state: 'waiting', callAt: IsNull(), uncertain: false }, order: { id: 'ASC' }, take: MAX_WAITING });
  }

  /** What waits on a permission that is gone. */
  findWaitingOn(tx: Tx, openid: string, templateId: string | undefined): Promise<DeliveryEntity[]> {
    const where = { ...placeOf(openid, templateId), state: 'waiting' as const, callAt: IsNull(), uncertain: false };
    return managerFor(this.dataSource, tx).find(DeliveryEntity, { where, order: { id: 'ASC' }, take: MAX_WAITING });
  }

  /** How many deliveries on this permission may still use, or may have used, a credit of it. */
  countOpenOn(tx: Tx, openid: string, templateId: string): Promise<number> {
    return managerFor(this.dataSource, tx).countBy(DeliveryEntity, { openid, templateId, state: In(['waiting', 'unknown']) });
  }

  /** Messages on this permission that WeChat took, or may have taken, after `since`. */
  countSent(tx: Tx, { openid, templateId }: { openid: string; templateId: string }, since: Date): Promise<number> {
    return managerFor(this.dataSource, tx).countBy(DeliveryEntity, { openid, templateId, sentAt: MoreThan(since) });
  }

  async findOfInbox(inboxItemIds: string[]): Promise<Map<string, DeliveryEntity>> {
    if (inboxItemIds.length === 0) return new Map();
    const rows = await managerFor(this.dataSource).findBy(DeliveryEntity, { inboxItemId: In(inboxItemIds) });
    return new Map(rows.map((row) => [row.inboxItemId, row]));
  }

  /** Newest first; `q` is looked for in the title and the reason, as it stands. */
  findNewest(filter: Filter, below: string | undefined, limit: number): Promise<DeliveryEntity[]> {
    const common = {
      ...(filter.state === undefined ? {} : { state: filter.state }),
      ...(filter.channel === undefined ? {} : { channel: filter.channel }),
      ...(filter.noticeId === undefined ? {} : { noticeId: filter.noticeId }),
      ...(below === undefined ? {} : { id: LessThan(below) }),
    };
    const holds = filter.q ? Raw((column) => `INSTR(${column}, :q) > 0`, { q: filter.q }) : undefined;
    const where = holds ? [{ ...common, title: holds }, { ...common, why: holds }] : common;
    return managerFor(this.dataSource).find(DeliveryEntity, { where, order: { id: 'DESC' }, take: limit });
  }

  countByState(state: DeliveryEntity['state']): Promise<number> {
    return managerFor(this.dataSource).countBy(DeliveryEntity, { state });
  }

  countOf(userId: string): Promise<number> {
    return managerFor(this.dataSource).countBy(DeliveryEntity, { userId });
  }

  async forgetOpenid(tx: Tx, openid: string): Promise<void> {
    await managerFor(this.dataSource, tx).update(DeliveryEntity, { openid, state: Not('waiting') }, { openid: null });
  }

  async erase(tx: Tx, userId: string): Promise<number> {
    const { affected } = await managerFor(this.dataSource, tx).delete(DeliveryEntity, { userId });
    return affected ?? 0;
  }
}
