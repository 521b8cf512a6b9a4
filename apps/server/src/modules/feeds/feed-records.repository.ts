import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { FeedRecordEntity } from './feed-record.entity.js';

/** A project that more feeds than this wrote to is no longer compared notice by notice. */
const MOST_ALIKE = 2000;

@Injectable()
export class FeedRecordsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** At most a batch of keys at a time. */
  async findByKeys(keys: string[], tx?: Tx): Promise<Map<string, FeedRecordEntity>> {
    const rows = await managerFor(this.dataSource, tx).find(FeedRecordEntity, { where: { key: In(keys) } });
    return new Map(rows.map((row) => [row.key, row]));
  }

  /** Records that share a title key or a code with any of these, newest first. */
  findAlike(tx: Tx, titleHashes: string[], codeKeys: string[]): Promise<FeedRecordEntity[]> {
    return managerFor(this.dataSource, tx).find(FeedRecordEntity, {
      where: [{ titleHash: In(titleHashes) }, ...(codeKeys.length > 0 ? [{ codeKey: In(codeKeys) }] : [])],
      order: { publishedAt: 'DESC', key: 'ASC' },
      take: MOST_ALIKE,
    });
  }

  async insert(tx: Tx, rows: FeedRecordEntity[]): Promise<void> {
    if (rows.length > 0) await managerFor(this.dataSource, tx).insert(FeedRecordEntity, rows.map((row) => asColumns<FeedRecordEntity>(row)));
  }

  async update(tx: Tx, { key, ...columns }: FeedRecordEntity): Promise<void> {
    await managerFor(this.dataSource, tx).update(FeedRecordEntity, { key }, asColumns<FeedRecordEntity>(columns));
  }
}
