import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { FollowerSyncRow } from './follower-sync.entity.js';

const NAME = 'official';
export type SyncState = Omit<FollowerSyncRow, 'name'>;

@Injectable()
export class FollowerSyncRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(): Promise<FollowerSyncRow | null> {
    return managerFor(this.dataSource).findOneBy(FollowerSyncRow, { name: NAME });
  }

  async begin(tx: Tx, startedAt: Date): Promise<void> {
    const fresh: SyncState = { startedAt, endedAt: null, cursor: null, total: 0, done: 0, doneAtCursor: 0, error: null };
    await managerFor(this.dataSource, tx).save(FollowerSyncRow, { name: NAME, ...fresh });
  }

  async change(tx: Tx, change: Partial<SyncState>): Promise<void> {
    await managerFor(this.dataSource, tx).update(FollowerSyncRow, { name: NAME }, change);
  }
}
