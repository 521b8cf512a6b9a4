import type { GamingKind, GamingState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { chunksOf } from '../../platform/groups.js';
import { GamingEvidenceRow } from './gaming-evidence.entity.js';
import { GamingFlagRow } from './gaming-flag.entity.js';

/** A statement takes so many ids. */
const AT_ONCE = 500;

interface Filter {
  state?: GamingState;
  kind?: GamingKind;
}

@Injectable()
export class GamingRepository {
  constructor(private readonly dataSource: DataSource) {}

  findById(id: string, tx?: Tx): Promise<GamingFlagRow | null> {
    return managerFor(this.dataSource, tx).findOneBy(GamingFlagRow, { id });
  }

  findByKey(key: string): Promise<GamingFlagRow | null> {
    return this.dataSource.getRepository(GamingFlagRow).findOneBy({ key });
  }

  /** Newest first, at most `limit`. */
  findNewest({ state, kind }: Filter, below: string | undefined, limit: number): Promise<GamingFlagRow[]> {
    return this.dataSource.getRepository(GamingFlagRow).find({
      where: { ...(state === undefined ? {} : { state }), ...(kind === undefined ? {} : { kind }), ...(below === undefined ? {} : { id: LessThan(below) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** The newest, at most `limit`. */
  findEvidence(flagId: string, limit: number): Promise<GamingEvidenceRow[]> {
    return this.dataSource.getRepository(GamingEvidenceRow).find({ where: { flagId }, order: { id: 'DESC' }, take: limit });
  }

  /** The flags of a kind that name any of these ratings, with which of them. */
  async findNaming(tx: Tx, kind: GamingKind, ratingIds: readonly string[]): Promise<{ flag: GamingFlagRow; ratingId: string }[]> {
    const manager = managerFor(this.dataSource, tx);
    const evidence: GamingEvidenceRow[] = [];
    for (const ids of chunksOf(ratingIds, AT_ONCE)) evidence.push(...(await manager.findBy(GamingEvidenceRow, { ratingId: In(ids) })));
    const flags: GamingFlagRow[] = [];
    for (const ids of chunksOf([...new Set(evidence.map(({ flagId }) => flagId))], AT_ONCE)) flags.push(...(await manager.findBy(GamingFlagRow, { id: In(ids), kind })));
    const byId = new Map(flags.map((flag) => [flag.id, flag]));
    return evidence.flatMap(({ flagId, ratingId }) => {
      const flag = byId.get(flagId);
      return flag ? [{ flag, ratingId }] : [];
    });
  }

  async insert(tx: Tx, flag: GamingFlagRow): Promise<void> {
    await managerFor(this.dataSource, tx).insert(GamingFlagRow, flag);
  }

  async addEvidence(tx: Tx, rows: GamingEvidenceRow[]): Promise<void> {
    for (const part of chunksOf(rows, AT_ONCE)) await managerFor(this.dataSource, tx).insert(GamingEvidenceRow, part);
  }

  async change(tx: Tx, id: string, change: Partial<GamingFlagRow>): Promise<void> {
    await managerFor(this.dataSource, tx).update(GamingFlagRow, { id }, change);
  }

  async countByState(from: string, to: string): Promise<{ kind: GamingKind; state: GamingState; count: number }[]> {
    const rows = await this.dataSource
      .getRepository(GamingFlagRow)
      .createQueryBuilder('flag')
      .select(['flag.kind AS kind', 'flag.state AS state', 'COUNT(*) AS count'])
      .where('flag.day BETWEEN :from AND :to', { from, to })
      .groupBy('flag.kind')
      .addGroupBy('flag.state')
      .getRawMany<{ kind: GamingKind; state: GamingState; count: number | string }>();
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  countOpen(): Promise<number> {
    return this.dataSource.getRepository(GamingFlagRow).countBy({ state: 'open' });
  }
}
