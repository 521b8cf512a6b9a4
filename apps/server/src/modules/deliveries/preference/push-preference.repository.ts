import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { managerFor, type Tx } from '../../../platform/database/unit-of-work.js';
import { PushPreferenceEntity } from './push-preference.entity.js';

@Injectable()
export class PushPreferenceRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Of at most a few hundred people. */
  findMany(userIds: string[], tx?: Tx): Promise<PushPreferenceEntity[]> {
    return managerFor(this.dataSource, tx).findBy(PushPreferenceEntity, { userId: In(userIds) });
  }

  /** Whoever calls holds the person, so nobody else writes this row meanwhile. */
  async put(tx: Tx, row: PushPreferenceEntity): Promise<void> {
    await this.remove(tx, row.userId);
    await managerFor(this.dataSource, tx).insert(PushPreferenceEntity, row);
  }

  async remove(tx: Tx, userId: string): Promise<void> {
    await managerFor(this.dataSource, tx).delete(PushPreferenceEntity, { userId });
  }
}
