import type { DeadLetterState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { asColumns } from '../../platform/database/rows.js';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { DeadLetterEntity } from './dead-letter.entity.js';

@Injectable()
export class DeadLettersRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, row: DeadLetterEntity): Promise<void> {
    await managerFor(this.dataSource, tx).insert(DeadLetterEntity, asColumns<DeadLetterEntity>(row));
  }

  find(id: string, tx?: Tx): Promise<DeadLetterEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(DeadLetterEntity, { id });
  }

  findNewest(state: DeadLetterState, below: string | undefined, limit: number): Promise<DeadLetterEntity[]> {
    const where = { state, ...(below === undefined ? {} : { id: LessThan(below) }) };
    return managerFor(this.dataSource).find(DeadLetterEntity, { where, order: { id: 'DESC' }, take: limit });
  }

  findNewestOf(deliveryId: string): Promise<DeadLetterEntity | null> {
    return managerFor(this.dataSource).findOne(DeadLetterEntity, { where: { deliveryId }, order: { id: 'DESC' } });
  }

  countOpen(tx?: Tx): Promise<number> {
    return managerFor(this.dataSource, tx).countBy(DeadLetterEntity, { state: 'open' });
  }

  /** False when somebody has decided already. */
  async decide(tx: Tx, id: string, state: DeadLetterState): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(DeadLetterEntity, { id, state: 'open' }, { state });
    return affected === 1;
  }

  /** The open ones of a delivery; false when there is none. Looks first: MySQL would lock the gap where no row is. */
  async decideOf(tx: Tx, deliveryId: string, state: DeadLetterState): Promise<boolean> {
    const manager = managerFor(this.dataSource, tx);
    if (!(await manager.existsBy(DeadLetterEntity, { deliveryId, state: 'open' }))) return false;
    await manager.update(DeadLetterEntity, { deliveryId, state: 'open' }, { state });
    return true;
  }

  async erase(tx: Tx, userId: string): Promise<void> {
    await managerFor(this.dataSource, tx).delete(DeadLetterEntity, { userId });
  }
}
