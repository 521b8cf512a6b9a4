import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isUniqueViolation, managerFor, type Tx } from '../../../platform/database/unit-of-work.js';
import type { SendingCall } from '../ways.js';
import { SendPaceEntity } from './send-pace.entity.js';

@Injectable()
export class SendPaceRepository {
  constructor(private readonly dataSource: DataSource) {}

  find(tx: Tx, name: SendingCall): Promise<SendPaceEntity | null> {
    return managerFor(this.dataSource, tx).findOneBy(SendPaceEntity, { name });
  }

  /** False when somebody else was faster. */
  async insert(tx: Tx, row: SendPaceEntity): Promise<boolean> {
    try {
      await managerFor(this.dataSource, tx).insert(SendPaceEntity, row);
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  /** Writes the books down unless somebody has changed them since they were read. */
  async book(tx: Tx, { name, day, used, busyUntilUs }: SendPaceEntity, books: Pick<SendPaceEntity, 'day' | 'used' | 'busyUntilUs'>): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(SendPaceEntity, { name, day, used, busyUntilUs }, books);
    return affected === 1;
  }

  /** Moves the next probe unless somebody has since it was read. */
  async moveProbe(tx: Tx, { name, probeAt }: { name: SendingCall; probeAt: Date }, to: Date): Promise<boolean> {
    const { affected } = await managerFor(this.dataSource, tx).update(SendPaceEntity, { name, probeAt }, { probeAt: to });
    return affected === 1;
  }

  async set(tx: Tx, name: SendingCall, change: Pick<SendPaceEntity, 'failures' | 'probeAt'>): Promise<void> {
    await managerFor(this.dataSource, tx).update(SendPaceEntity, { name }, change);
  }
}
