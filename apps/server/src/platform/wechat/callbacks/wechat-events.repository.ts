import { Injectable } from '@nestjs/common';
import { Between, DataSource, In, IsNull, LessThan, Not, Raw } from 'typeorm';
import { asColumns } from '../../database/rows.js';
import { isUniqueViolation, managerFor, type Tx } from '../../database/unit-of-work.js';
import { WechatEventEntity, type WechatAccountKind } from './wechat-event.entity.js';

@Injectable()
export class WechatEventsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** False when this message was accepted before. */
  async accept(tx: Tx, row: WechatEventEntity): Promise<boolean> {
    const manager = managerFor(this.dataSource, tx);
    const { account, fingerprint } = row;
    if (await manager.existsBy(WechatEventEntity, { fingerprint, account })) return false;
    try {
      await manager.insert(WechatEventEntity, asColumns<WechatEventEntity>(row));
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  find(id: string, tx?: Tx): Promise<WechatEventEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(WechatEventEntity, { id });
  }

  /** When the newest event of an account came. */
  async newestArrival(tx: Tx | undefined, account: WechatAccountKind): Promise<Date | null> {
    const newest = await managerFor(this.dataSource, tx).findOne(WechatEventEntity, { where: { account }, order: { id: 'DESC' }, select: { id: true, receivedAt: true } });
    return newest?.receivedAt ?? null;
  }

  /** When the newest event of an account came that is processed. */
  async newestApplied(tx: Tx, account: WechatAccountKind): Promise<Date | null> {
    const newest = await managerFor(this.dataSource, tx).findOne(WechatEventEntity, { where: { account, processedAt: Not(IsNull()) }, order: { id: 'DESC' }, select: { id: true, receivedAt: true } });
    return newest?.receivedAt ?? null;
  }

  isBehind(tx: Tx, account: WechatAccountKind, from: Date, until: Date): Promise<boolean> {
    return managerFor(this.dataSource, tx).existsBy(WechatEventEntity, { account, processedAt: IsNull(), receivedAt: Between(from, until) });
  }

  /** Newest first, without what they say. */
  findNewest(below: string | undefined, limit: number): Promise<Omit<WechatEventEntity, 'message'>[]> {
    const select = { id: true, account: true, event: true, receivedAt: true, processedAt: true } as const;
    return managerFor(this.dataSource).find(WechatEventEntity, { select, where: below === undefined ? {} : { id: LessThan(below) }, order: { id: 'DESC' }, take: limit });
  }

  /** How many were accepted (before an instant) and are not processed yet. */
  countWaiting(before?: Date): Promise<number> {
    return managerFor(this.dataSource).countBy(WechatEventEntity, { processedAt: IsNull(), ...(before === undefined ? {} : { receivedAt: LessThan(before) }) });
  }

  async findOlder(before: Date, limit: number): Promise<string[]> {
    const rows = await managerFor(this.dataSource).find(WechatEventEntity, { where: { receivedAt: LessThan(before) }, select: { id: true }, order: { id: 'ASC' }, take: limit });
    return rows.map((row) => row.id);
  }

  /** Answers how many of them had not been processed. */
  async remove(tx: Tx, ids: string[]): Promise<number> {
    const manager = managerFor(this.dataSource, tx);
    const unprocessed = await manager.countBy(WechatEventEntity, { id: In(ids), processedAt: IsNull() });
    await manager.delete(WechatEventEntity, { id: In(ids) });
    return unprocessed;
  }

  /** Ends what waits about this openid without its effect, and forgets it. */
  async forget(tx: Tx, openid: string, at: Date): Promise<void> {
    const about = Raw((column) => `INSTR(${column}, :openid) > 0`, { openid });
    await managerFor(this.dataSource, tx).update(WechatEventEntity, { processedAt: IsNull(), message: about }, { processedAt: at, message: null });
  }

  /** Takes the message out and marks it processed; false when somebody else has. */
  async finish(tx: Tx, id: string, at: Date): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(WechatEventEntity, { id, processedAt: IsNull() }, { processedAt: at, message: null });
    return affected === 1;
  }
}
