import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThanOrEqual, MoreThan } from 'typeorm';
import { newId } from '../../platform/database/ids.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { chunksOf } from '../../platform/groups.js';
import { AlertChangeEntity, AlertSequenceEntity } from './alert-change.entity.js';
import { AlertEntity } from './alert.entity.js';

const SEQUENCE = 'alert';
const CHUNK = 900;
/** So many changes stay; who is further behind reads all alerts anew. */
export const KEPT_CHANGES = 5000;
const PRUNE_EVERY = 500;

/** What a notice did to the alerts that it matched. */
export interface LastMatch {
  noticeId: string;
  title: string;
  at: Date;
}

@Injectable()
export class AlertsRepository {
  constructor(private readonly dataSource: DataSource) {}

  findOf(userId: string, tx?: Tx): Promise<AlertEntity[]> {
    return managerFor(this.dataSource, tx).find(AlertEntity, { where: { userId }, order: { id: 'DESC' } });
  }

  findOne(userId: string, id: string, tx?: Tx): Promise<AlertEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(AlertEntity, { id, userId });
  }

  countOf(userId: string, tx?: Tx): Promise<number> {
    return managerFor(this.dataSource, tx).countBy(AlertEntity, { userId });
  }

  async insert(tx: Tx, row: AlertEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(AlertEntity, row);
    await this.note(tx, row.id);
  }

  async change(tx: Tx, id: string, change: Pick<AlertEntity, 'name' | 'conditions' | 'timing'>): Promise<void> {
    await managerFor(this.dataSource, tx).update(AlertEntity, { id }, change);
    await this.note(tx, id);
  }

  async remove(tx: Tx, userId: string, id: string): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).delete(AlertEntity, { id, userId });
    if (affected === 1) await this.note(tx, id);
    return affected === 1;
  }

  async removeAll(tx: Tx, userId: string): Promise<number> {
    const rows = await this.findOf(userId, tx);
    for (const { id } of rows) await this.remove(tx, userId, id);
    return rows.length;
  }

  async markMatched(tx: Tx, ids: string[], match: LastMatch): Promise<void> {
    for (const some of chunksOf(ids, CHUNK)) {
      const change = { lastNoticeId: match.noticeId, lastNoticeTitle: match.title, lastMatchAt: match.at };
      await managerFor(this.dataSource, tx).update(AlertEntity, { id: In(some) }, change);
    }
  }

  /** The number of the newest change that can be seen. */
  async lastChange(tx: Tx): Promise<number> {
    const row = await managerFor(this.dataSource, tx).findOneBy(AlertSequenceEntity, { name: SEQUENCE });
    return row?.value ?? 0;
  }

  findChangesAfter(tx: Tx, number: number, limit: number): Promise<AlertChangeEntity[]> {
    return managerFor(this.dataSource, tx).find(AlertChangeEntity, { where: { number: MoreThan(number) }, order: { number: 'ASC' }, take: limit });
  }

  findMany(tx: Tx, ids: string[]): Promise<AlertEntity[]> {
    return managerFor(this.dataSource, tx).findBy(AlertEntity, { id: In(ids) });
  }

  /** All alerts, page by page in id order. */
  findAfter(tx: Tx, id: string, limit: number): Promise<AlertEntity[]> {
    return managerFor(this.dataSource, tx).find(AlertEntity, { where: { id: MoreThan(id) }, order: { id: 'ASC' }, take: limit });
  }

  /** The update takes the row's lock until the commit, so numbers become visible in order. */
  private async note(tx: Tx, alertId: string): Promise<void> {
    const manager = managerFor(this.dataSource, tx);
    await manager.update(AlertSequenceEntity, { name: SEQUENCE }, { value: () => 'value + 1' });
    const { value } = await manager.findOneByOrFail(AlertSequenceEntity, { name: SEQUENCE });
    await manager.insert(AlertChangeEntity, { id: newId(), number: value, alertId });
    if (value % PRUNE_EVERY === 0) await manager.delete(AlertChangeEntity, { number: LessThanOrEqual(value - KEPT_CHANGES) });
  }
}
