import { Injectable } from '@nestjs/common';
import type { StaffRole } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { StaffRow } from './staff.entity.js';

const MAX_MEMBERS = 500;

@Injectable()
export class StaffRepository {
  constructor(private readonly dataSource: DataSource) {}

  findById(id: string, tx?: Tx): Promise<StaffRow | null> {
    return managerFor(this.dataSource, tx).findOneBy(StaffRow, { id });
  }

  findByUsername(username: string, tx?: Tx): Promise<StaffRow | null> {
    return managerFor(this.dataSource, tx).findOneBy(StaffRow, { username });
  }

  list(): Promise<StaffRow[]> {
    return managerFor(this.dataSource).find(StaffRow, { order: { username: 'ASC' }, take: MAX_MEMBERS });
  }

  countActive(role: StaffRole, tx?: Tx): Promise<number> {
    return managerFor(this.dataSource, tx).countBy(StaffRow, { role, disabled: false });
  }

  async add(tx: Tx, row: StaffRow): Promise<void> {
    await managerFor(this.dataSource, tx).insert(StaffRow, row);
  }

  async change(tx: Tx, id: string, change: Partial<Omit<StaffRow, 'id' | 'username' | 'createdAt'>>): Promise<void> {
    await managerFor(this.dataSource, tx).update(StaffRow, { id }, change);
  }

  /** Counts an attempt in one statement, so that attempts at once are all counted, and answers the row as it is then. */
  async countAttempt(tx: Tx, id: string): Promise<StaffRow | null> {
    const manager = managerFor(this.dataSource, tx);
    await manager.increment(StaffRow, { id }, 'failedAttempts', 1);
    return manager.findOneBy(StaffRow, { id });
  }
}
