import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { isUniqueViolation, managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { MirrorStateEntity } from './mirror-state.entity.js';

@Injectable()
export class MirrorStatesRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(appid: string, tx?: Tx): Promise<MirrorStateEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(MirrorStateEntity, { appid });
  }

  /** Writes these facts; the row is made when it is not there. */
  async set(tx: Tx, appid: string, facts: Partial<MirrorStateEntity>): Promise<void> {
    const manager = managerFor(this.dataSource, tx);
    const fresh: MirrorStateEntity = { appid, startedAt: null, lastEndedAt: null, lastFullAt: null, lastError: null, pausedUntil: null, menu: [], ...facts };
    const change = (): Promise<unknown> => manager.update(MirrorStateEntity, { appid }, asColumns(facts));
    if (await manager.existsBy(MirrorStateEntity, { appid })) await change();
    else {
      await manager.insert(MirrorStateEntity, asColumns(fresh)).catch((error: unknown) => {
        if (!isUniqueViolation(error)) throw error;
        return change();
      });
    }
  }
}
