import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan, MoreThan } from 'typeorm';
import { newId } from '../../platform/database/ids.js';
import { findRows, insertRows } from '../../platform/database/rows.js';
import { groupsOf } from '../../platform/groups.js';
import { isUniqueViolation, managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { NO_CREDIT, type CreditState } from './credit-arithmetic.js';
import { CreditEntity, CreditEntryEntity, type CreditEntryKind } from './credit.entity.js';

/** One person's permission on one template. */
export interface CreditKey {
  openid: string;
  templateId: string;
}

/** How many people may be sent how many messages on one template. */
export interface CreditSum {
  templateId: string;
  people: number;
  left: number;
}

@Injectable()
export class CreditsRepository {
  constructor(private readonly dataSource: DataSource) {}

  findOf(openids: string[], tx?: Tx): Promise<CreditEntity[]> {
    return findRows(managerFor(this.dataSource, tx), CreditEntity, { openid: openids });
  }

  /** Rows that nothing has touched since, page by page in id order. */
  findIdle(before: Date, afterId: string, limit: number): Promise<CreditEntity[]> {
    return managerFor(this.dataSource).find(CreditEntity, { where: { updatedAt: LessThan(before), id: MoreThan(afterId) }, order: { id: 'ASC' }, take: limit });
  }

  find({ openid, templateId }: CreditKey, tx?: Tx): Promise<CreditEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(CreditEntity, { openid, templateId });
  }

  /** The state, held against others until the commit; undefined when there is no row. */
  async hold(tx: Tx, { openid, templateId }: CreditKey, at: Date): Promise<CreditState | undefined> {
    // The write is the lock: whoever comes second waits here. It must change something, or MySQL goes on showing the row as it
    // was when the transaction began, without what the first one left.
    const { affected } = await managerFor(this.dataSource, tx).update(CreditEntity, { openid, templateId }, { holds: () => 'holds + 1', updatedAt: at });
    if (affected === 0) return undefined;
    const row = await this.find({ openid, templateId }, tx);
    return row ? stateOf(row) : undefined;
  }

  /** The states of those of these people who have a row, by openid, held against others until the commit. */
  async holdMany(tx: Tx, templateId: string, openids: string[], at: Date): Promise<Map<string, CreditState>> {
    const manager = managerFor(this.dataSource, tx);
    await manager.update(CreditEntity, { templateId, openid: In(openids) }, { holds: () => 'holds + 1', updatedAt: at });
    const rows = await findRows(manager, CreditEntity, { templateId, openid: openids });
    return new Map(rows.map((row) => [row.openid, stateOf(row)]));
  }

  /** The same, of a row that is made when there is none. */
  async holdOrMake(tx: Tx, key: CreditKey, at: Date): Promise<CreditState> {
    const held = await this.hold(tx, key, at);
    if (held) return held;
    try {
      await managerFor(this.dataSource, tx).insert(CreditEntity, { id: newId(), ...keyOf(key), ...rowOf(NO_CREDIT), holds: 0, updatedAt: at });
      return NO_CREDIT;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      return (await this.hold(tx, key, at)) ?? NO_CREDIT;
    }
  }

  async put(tx: Tx, key: CreditKey, state: CreditState): Promise<void> {
    await managerFor(this.dataSource, tx).update(CreditEntity, keyOf(key), rowOf(state));
  }

  /** Writes what is left to many people at once; nothing else of their state has changed. */
  async putRemaining(tx: Tx, templateId: string, states: ReadonlyMap<string, CreditState>): Promise<void> {
    for (const [remaining, group] of groupsOf(states, ([, state]) => state.remaining)) {
      const openids = group.map(([openid]) => openid);
      await managerFor(this.dataSource, tx).update(CreditEntity, { templateId, openid: In(openids) }, { remaining });
    }
  }

  /** Accepts of the ledger that happened after `after`. */
  countAccepted(tx: Tx, key: CreditKey, after: Date): Promise<number> {
    return managerFor(this.dataSource, tx).countBy(CreditEntryEntity, { ...keyOf(key), kind: 'accepted', happenedAt: MoreThan(after) });
  }

  async writeMany(tx: Tx, entries: Omit<CreditEntryEntity, 'id'>[]): Promise<void> {
    await insertRows(managerFor(this.dataSource, tx), CreditEntryEntity, entries.map((entry) => ({ id: newId(), ...entry })));
  }

  async write(tx: Tx, key: CreditKey, kind: CreditEntryKind, cause: string, at: Date, happenedAt: Date | null = null): Promise<void> {
    await managerFor(this.dataSource, tx).insert(CreditEntryEntity, { id: newId(), ...keyOf(key), kind, cause, happenedAt, at });
  }

  async sums(): Promise<CreditSum[]> {
    const rows = await managerFor(this.dataSource)
      .createQueryBuilder(CreditEntity, 'credit')
      .select('credit.templateId', 'templateId')
      .addSelect('COUNT(*)', 'people')
      .addSelect('SUM(CASE WHEN credit.remaining > 0 THEN credit.remaining ELSE 0 END)', 'remaining')
      .where('credit.active = :active', { active: true })
      .groupBy('credit.templateId')
      .getRawMany<{ templateId: string; people: unknown; remaining: unknown }>();
    return rows.map(({ templateId, people, remaining }) => ({ templateId, people: Number(people), left: Number(remaining) }));
  }

  /** Forgets a person's credits and their history. Returns how many templates. */
  async erase(tx: Tx, openids: string[]): Promise<number> {
    const manager = managerFor(this.dataSource, tx);
    await manager.delete(CreditEntryEntity, { openid: In(openids) });
    const { affected } = await manager.delete(CreditEntity, { openid: In(openids) });
    return affected ?? 0;
  }
}

/** Callers pass events, which carry more than the key. */
const keyOf = ({ openid, templateId }: CreditKey): CreditKey => ({ openid, templateId });

const stateOf = ({ remaining, active, epoch, acceptedAt, rejectedAt }: CreditEntity): CreditState => ({ remaining, active, epoch, acceptedAt: acceptedAt?.getTime() ?? 0, rejectedAt: rejectedAt?.getTime() ?? 0 });

const timeOf = (ms: number): Date | null => (ms === 0 ? null : new Date(ms));
const rowOf = ({ remaining, active, epoch, acceptedAt, rejectedAt }: CreditState) => ({ remaining, active, epoch, acceptedAt: timeOf(acceptedAt), rejectedAt: timeOf(rejectedAt) });
