import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { managerFor, type Tx } from '../../../platform/database/unit-of-work.js';
import { DeliveryEntity } from '../delivery.entity.js';
import { DeliveryStepEntity } from './delivery-step.entity.js';

@Injectable()
export class DeliveryStepsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Nothing of a delivery that has been erased. */
  async insert(tx: Tx, row: DeliveryStepEntity): Promise<void> {
    const manager = managerFor(this.dataSource, tx);
    if (await manager.existsBy(DeliveryEntity, { id: row.deliveryId })) await manager.insert(DeliveryStepEntity, row);
  }

  /** The newest ones of a delivery, oldest of them first. */
  async findOf(deliveryId: string, limit: number): Promise<DeliveryStepEntity[]> {
    const rows = await managerFor(this.dataSource).find(DeliveryStepEntity, { where: { deliveryId }, order: { id: 'DESC' }, take: limit });
    return rows.reverse();
  }

  async erase(tx: Tx, userId: string): Promise<void> {
    await managerFor(this.dataSource, tx).delete(DeliveryStepEntity, { userId });
  }
}
