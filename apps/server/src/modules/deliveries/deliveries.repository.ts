import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, MoreThan, Not } from 'typeorm';
import { findRows, insertRows, updateRows } from '../../platform/database/rows.js';
import { managerFor, Overtaken, type Tx } from '../../platform/database/unit-of-work.js';
import { groupsOf } from '../../platform/groups.js';
import { DeliveryEntity } from './delivery.entity.js';

export type DeliveryChange = Partial<Omit<DeliveryEntity, 'id' | 'values' | 'attempts'>> & { attempts?: () => string };

/** More than one person can have waiting; what is beyond it is refused by WeChat itself and moves on then. */
const MAX_WAITING = 500;
/** WeChat's clock and ours; its events carry whole seconds. */
const CLOCK_SKEW_MS = 2000;
/** A call that timed out may be taken this much later, and its event then fits the next one too. */
const TAKEN_LATE_MS = 20_000;

const placeOf = (openid: string, templateId: string | undefined): { openid: string; templateId?: string; channel?: 'official' } => (templateId === undefined ? { openid, channel: 'official' } : { openid, templateId });

@Injectable()
export class DeliveriesRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, rows: DeliveryEntity[]): Promise<void> {
    await insertRows(managerFor(this.dataSource, tx), DeliveryEntity, rows);
  }

  find(id: string, tx?: Tx): Promise<DeliveryEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(DeliveryEntity, { id });
  }

  /** In the order of `ids`, without those that are gone. */
  async findMany(ids: readonly string[], tx?: Tx): Promise<DeliveryEntity[]> {
    const rows = await findRows(managerFor(this.dataSource, tx), DeliveryEntity, { id: ids });
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Marks calls that are about to be made, durably. */
  async markCalls(tx: Tx, deliveries: readonly DeliveryEntity[], callAt: Date): Promise<void> {
    for (const [isFirst, group] of groupsOf(deliveries, ({ firstCallAt }) => firstCallAt === null)) {
      await this.changeMany(tx, group, { callAt, attempts: () => 'attempts + 1', ...(isFirst ? { firstCallAt: callAt } : {}) });
    }
  }

  /** Marks calls whose forerunners were lost. */
  markAgain(tx: Tx, deliveries: readonly DeliveryEntity[], callAt: Date): Promise<void> {
    return this.changeMany(tx, deliveries, { callAt, attempts: () => 'attempts + 1', uncertain: true });
  }

  /** Writes down that WeChat took these calls, all of one mark; answers how many still waited for that. */
  async markSent(tx: Tx, answers: readonly { called: DeliveryEntity; msgid: string | undefined }[], sentAt: Date): Promise<number> {
    const callAt = answers[0]?.called.callAt;
    if (!callAt) return 0;
    const msgid = new Map(answers.flatMap((answer) => (answer.msgid === undefined ? [] : [[answer.called.id, answer.msgid]])));
    const change = { state: 'sent', reason: null, detail: null, callAt: null, uncertain: false, sentAt, nextAttemptAt: null, msgid } as const;
    return updateRows(managerFor(this.dataSource, tx), DeliveryEntity, { id: answers.map(({ called }) => called.id), state: 'waiting', callAt }, change);
  }

  async countAttempt(tx: Tx, ids: readonly string[]): Promise<void> {
    await managerFor(this.dataSource, tx).update(DeliveryEntity, { id: In(ids) }, { attempts: () => 'attempts + 1' });
  }

  /** Throws `Overtaken` unless each of them still is as it was read: a mark, an answer or an ending by somebody else is never written over. */
  async changeMany(tx: Tx, deliveries: readonly DeliveryEntity[], change: DeliveryChange): Promise<void> {
    for (const group of groupsOf(deliveries, ({ state, callAt, renewals, attempts }) => JSON.stringify([state, callAt, renewals, attempts])).values()) {
      const [{ state, callAt, renewals, attempts }] = group as [DeliveryEntity];
      const asRead = { id: group.map(({ id }) => id), state, callAt, renewals, attempts };
      const affected = await updateRows(managerFor(this.dataSource, tx), DeliveryEntity, asRead, change);
      if (affected !== group.length) throw new Overtaken('somebody else writes about these deliveries');
    }
  }

  change(tx: Tx, delivery: DeliveryEntity, change: DeliveryChange): Promise<void> {
    return this.changeMany(tx, [delivery], change);
  }

  findByMsgid(tx: Tx, openid: string, msgid: string): Promise<DeliveryEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(DeliveryEntity, { msgid, openid });
  }

  /**
   * The deliveries to this person whose message id we do not know and that WeChat may speak of now, the likelier first: its event
   * can be faster than its answer, and outlives a crash of ours. WeChat speaks within moments of a call, so of several it is the
   * newest that can have been made by `at`: an older mark may be of a call that never left. A second one is named when it was
   * called soon before. Without `templateId` any official-account message fits.
   */
  async findAnswerless(tx: Tx, openid: string, templateId: string | undefined, at: Date): Promise<DeliveryEntity[]> {
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
    const latest = at.getTime() + CLOCK_SKEW_MS;
    // A delivery that has been called again since may be meant for an earlier call of it.
    const beforeLatest = ({ callAt, sentAt, firstCallAt, createdAt }: DeliveryEntity): number => {
      const calls = [callAt, sentAt, firstCallAt ?? createdAt].flatMap((call) => (call === null ? [] : [latest - call.getTime()]));
      return calls.find((ms) => ms >= 0) ?? calls[0] ?? 0;
    };
    const distance = (row: DeliveryEntity): number => (beforeLatest(row) < 0 ? Number.MAX_SAFE_INTEGER / 2 - beforeLatest(row) : beforeLatest(row));
    const [nearest, next] = rows.toSorted((a, b) => distance(a) - distance(b));
    if (!nearest) return [];
    return next && distance(next) < distance(nearest) + TAKEN_LATE_MS ? [nearest, next] : [nearest];
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

  /** Reminders of a notice that wait and are about none of these instants are of no use after `now`. */
  async expireReminders(tx: Tx, noticeId: string, standing: readonly Date[], now: Date): Promise<void> {
    const waiting = { noticeId, kind: 'reminder', state: 'waiting' } as const;
    await managerFor(this.dataSource, tx).update(DeliveryEntity, standing.length === 0 ? waiting : { ...waiting, deadlineAt: Not(In([...standing])) }, { expiresAt: now });
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
