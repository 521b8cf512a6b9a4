import type { NoticeType, TradeCategory } from '@sunshine/contracts';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Brackets, DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { CommittedReader } from '../../platform/database/committed-reader.js';
import { NoticeEntity } from './notice.entity.js';
import type { SearchMode } from './search-text.js';
import { TextsInMemory } from './texts-in-memory.js';

/** Absent means no condition. */
export interface NoticeFilter {
  categories?: TradeCategory[] | undefined;
  types?: NoticeType[] | undefined;
  /** Codes or their beginnings. */
  regions?: string[] | undefined;
  from?: Date | undefined;
  /** Exclusive. */
  before?: Date | undefined;
  minFen?: number | undefined;
  maxFen?: number | undefined;
  greenChannel?: boolean | undefined;
  ownerId?: string | undefined;
  agencyId?: string | undefined;
}

/** The last row that was shown. */
export interface Place {
  publishedAt: Date;
  id: string;
}

const TABLES: Record<SearchMode, string> = { literal: 'notice_text', folded: 'notice_text_folded' };
/** Up to here the ids go into the statement; a word that more notices hold is met soon when reading from the newest. */
const MAX_IDS = 900;
const WALK = 400;

/** A blank filter is an empty list. */
const given = <T>(list: T[] | undefined): list is T[] => list !== undefined && list.length > 0;

/** A notice without a party of its own, as awards often are, has its project's. */
const belongsTo = (column: 'ownerId' | 'agencyId'): string =>
  `EXISTS (SELECT 1 FROM notice_version v LEFT JOIN project p ON p.id = notice.projectId WHERE v.noticeId = notice.id AND v.number = notice.currentNumber AND COALESCE(v.${column}, p.${column}) = :${column})`;

@Injectable()
export class SearchRepository implements OnModuleDestroy {
  private readonly locate: string;
  private reader: CommittedReader | undefined;
  private memory: TextsInMemory | undefined;

  constructor(private readonly dataSource: DataSource) {
    // Both compare bytes: the column is binary, so no collation takes part.
    this.locate = dataSource.options.type === 'better-sqlite3' ? 'instr(text, ?)' : 'LOCATE(?, text)';
  }

  onModuleDestroy(): void {
    this.reader?.close();
  }

  /** The ids of all notices whose text holds these bytes. */
  async scan(mode: SearchMode, bytes: Buffer): Promise<string[]> {
    return (mode === 'literal' ? this.scanMemory(bytes) : undefined) ?? (await this.scanTable(mode, bytes));
  }

  /** SQLite only: MySQL scans as fast as memory would. */
  private scanMemory(bytes: Buffer): string[] | undefined {
    const { options } = this.dataSource;
    if (options.type !== 'better-sqlite3') return undefined;
    this.reader ??= new CommittedReader(options.database);
    this.memory ??= new TextsInMemory(this.reader);
    return this.memory.idsWith(bytes.toString('utf8'));
  }

  /** One scan of a narrow table. */
  private async scanTable(mode: SearchMode, bytes: Buffer): Promise<string[]> {
    // The second parameter is there because libsql takes a lone Buffer for an object of named parameters, and aborts.
    const rows: { noticeId: string }[] = await this.dataSource.query(`SELECT noticeId FROM ${TABLES[mode]} WHERE ${this.locate} > ?`, [bytes, 0]);
    return rows.map(({ noticeId }) => noticeId);
  }

  count(filter: NoticeFilter): Promise<number> {
    return this.listed(filter).getCount();
  }

  /** Newest first, from below `after`. */
  find(filter: NoticeFilter, after: Place | undefined, limit: number): Promise<NoticeEntity[]> {
    return this.below(this.listed(filter), after).limit(limit).getMany();
  }

  /** The same, of these ids alone. */
  async findAmong(ids: string[], filter: NoticeFilter, after: Place | undefined, limit: number): Promise<NoticeEntity[]> {
    if (ids.length === 0) return [];
    if (ids.length <= MAX_IDS) return this.below(this.listed(filter).andWhere({ id: In(ids) }), after).limit(limit).getMany();
    return this.walk(new Set(ids), filter, after, limit);
  }

  async countAmong(ids: string[], filter: NoticeFilter): Promise<number> {
    if (Object.values(filter).every((condition) => condition === undefined)) return ids.length;
    if (ids.length <= MAX_IDS) return ids.length === 0 ? 0 : this.listed(filter).andWhere({ id: In(ids) }).getCount();
    const wanted = new Set(ids);
    const rows = await this.listed(filter).select('notice.id', 'id').getRawMany<{ id: string }>();
    return rows.filter(({ id }) => wanted.has(id)).length;
  }

  /** Reads no more than places until it has a page of ids. */
  private async walk(wanted: Set<string>, filter: NoticeFilter, after: Place | undefined, limit: number): Promise<NoticeEntity[]> {
    const found: string[] = [];
    for (let place = after; ; ) {
      const rows = await this.below(this.listed(filter).select(['notice.id', 'notice.publishedAt']), place).limit(WALK).getMany();
      for (const { id } of rows) if (wanted.has(id)) found.push(id);
      const last = rows.at(-1);
      if (found.length >= limit || rows.length < WALK || !last?.publishedAt) return this.findAmong(found.slice(0, limit), filter, after, limit);
      place = { id: last.id, publishedAt: last.publishedAt };
    }
  }

  private listed(filter: NoticeFilter): SelectQueryBuilder<NoticeEntity> {
    const query = this.dataSource.getRepository(NoticeEntity).createQueryBuilder('notice').where("notice.state IN ('published', 'corrected')");
    const { categories, types, regions, from, before, minFen, maxFen, greenChannel, ownerId, agencyId } = filter;
    if (given(categories)) query.andWhere('notice.category IN (:...categories)', { categories });
    if (given(types)) query.andWhere('notice.type IN (:...types)', { types });
    if (given(regions)) {
      query.andWhere(new Brackets((any) => regions.forEach((region, index) => any.orWhere(`notice.regionCode LIKE :region${index}`, { [`region${index}`]: `${region}%` }))));
    }
    if (from) query.andWhere('notice.publishedAt >= :from', { from });
    if (before) query.andWhere('notice.publishedAt < :before', { before });
    if (minFen !== undefined) query.andWhere('notice.amountFen >= :minFen', { minFen });
    if (maxFen !== undefined) query.andWhere('notice.amountFen <= :maxFen', { maxFen });
    if (greenChannel !== undefined) query.andWhere('notice.greenChannel = :greenChannel', { greenChannel });
    if (ownerId !== undefined) query.andWhere(belongsTo('ownerId'), { ownerId });
    if (agencyId !== undefined) query.andWhere(belongsTo('agencyId'), { agencyId });
    return query;
  }

  private below(query: SelectQueryBuilder<NoticeEntity>, after: Place | undefined): SelectQueryBuilder<NoticeEntity> {
    if (after) query.andWhere('(notice.publishedAt < :at OR (notice.publishedAt = :at AND notice.id < :id))', { at: after.publishedAt, id: after.id });
    return query.orderBy('notice.publishedAt', 'DESC').addOrderBy('notice.id', 'DESC');
  }
}
