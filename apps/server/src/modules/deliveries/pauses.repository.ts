import { Injectable } from '@nestjs/common';
import { DataSource, In, LessThanOrEqual, MoreThan } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { SendPauseEntity } from './send-pause.entity.js';

@Injectable()
export class PausesRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(name: string, now: Date, tx: Tx): Promise<SendPauseEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(SendPauseEntity, { name, until: MoreThan(now) });
  }

  /** What is paused now; one row a call and a template of the centre's configuration, so a bounded list. */
  findCurrent(now: Date, tx?: Tx): Promise<SendPauseEntity[]> {
    return managerFor(this.dataSource, tx).find(SendPauseEntity, { where: { until: MoreThan(now) }, order: { name: 'ASC' } });
  }

  /** Pauses that have run out and that no call has disproved yet. */
  findOver(names: string[], now: Date, tx: Tx): Promise<SendPauseEntity[]> {
    return managerFor(this.dataSource, tx).findBy(SendPauseEntity, { name: In(names), until: LessThanOrEqual(now) });
  }

  async pause(tx: Tx, row: SendPauseEntity): Promise<void> {
    await managerFor(this.dataSource, tx).upsert(SendPauseEntity, row, ['name']);
  }

  /** Ends it now; false when it was over. */
  async lift(tx: Tx, name: string, now: Date): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(SendPauseEntity, { name, until: MoreThan(now) }, { until: now });
    return affected === 1;
  }

  async forget(tx: Tx, names: string[]): Promise<void> {
    await managerFor(this.dataSource, tx).delete(SendPauseEntity, { name: In(names) });
  }
}
