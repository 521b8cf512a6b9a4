import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { findRows, insertRows } from '../../platform/database/rows.js';
import { isUniqueViolation, managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { OpenidTurnEntity } from './openid-turn.entity.js';

@Injectable()
export class OpenidTurnsRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(tx: Tx, openids: readonly string[]): Promise<OpenidTurnEntity[]> {
    return findRows(managerFor(this.dataSource, tx), OpenidTurnEntity, { openid: openids });
  }

  /** All of them or, when somebody else was faster with one, none. */
  async insert(tx: Tx, rows: OpenidTurnEntity[]): Promise<boolean> {
    try {
      await insertRows(managerFor(this.dataSource, tx), OpenidTurnEntity, rows);
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  /** Takes over a turn as it was read; false when somebody else was faster. */
  async takeOver(tx: Tx, { openid, until }: OpenidTurnEntity, mine: OpenidTurnEntity): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(OpenidTurnEntity, { openid, until }, mine);
    return affected === 1;
  }

  async delete(tx: Tx, openids: readonly string[], until: Date): Promise<void> {
    await managerFor(this.dataSource, tx).delete(OpenidTurnEntity, { openid: In(openids), until });
  }

  async put(tx: Tx, row: OpenidTurnEntity): Promise<void> {
    await managerFor(this.dataSource, tx).upsert(OpenidTurnEntity, row, ['openid']);
  }

  async erase(tx: Tx, openids: string[]): Promise<void> {
    await managerFor(this.dataSource, tx).delete(OpenidTurnEntity, { openid: In(openids) });
  }
}
