import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isUniqueViolation, managerFor, type Tx } from '../database/unit-of-work.js';
import { AlarmRow } from './alarm.entity.js';

@Injectable()
export class AlarmsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Opens the alarm, or counts it once more with its newest text. True when it is new. */
  async raise(tx: Tx, key: string, text: string, at: Date): Promise<boolean> {
    if (await this.again(tx, key, text, at)) return false;
    const row: AlarmRow = { key, text, firstAt: at, lastAt: at, times: 1 };
    const isNew = await managerFor(this.dataSource, tx)
      .insert(AlarmRow, row)
      .then(
        () => true,
        (error: unknown) => {
          if (isUniqueViolation(error)) return false;
          throw error;
        },
      );
    if (!isNew) await this.again(tx, key, text, at);
    return isNew;
  }

  /** True when it was open. Looks before it deletes: MySQL would lock the gap where no row is. */
  async clear(tx: Tx, key: string): Promise<boolean> {
    const manager = managerFor(this.dataSource, tx);
    if (!(await manager.existsBy(AlarmRow, { key }))) return false;
    const { affected } = await manager.delete(AlarmRow, { key });
    return affected === 1;
  }

  findOpen(limit: number): Promise<AlarmRow[]> {
    return managerFor(this.dataSource).find(AlarmRow, { order: { lastAt: 'DESC', key: 'ASC' }, take: limit });
  }

  private async again(tx: Tx, key: string, text: string, at: Date): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(AlarmRow, { key }, { text, lastAt: at, times: () => 'times + 1' });
    return affected === 1;
  }
}
