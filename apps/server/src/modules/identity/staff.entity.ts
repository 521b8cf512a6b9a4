import type { StaffRole } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IntColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

@Entity('staff')
@Index('staff_username', ['username'], { unique: true })
export class StaffRow {
  @PrimaryIdColumn() id: string;
  @StringColumn(40) username: string;
  @StringColumn(40) displayName: string;
  @StringColumn(20) role: StaffRole;
  /** 股室, of the centre's configuration. */
  @StringColumn(40, { nullable: true }) sectionId: string | null;
  @StringColumn(255) passwordHash: string;
  @IntColumn() failedAttempts: number;
  @TimeColumn({ nullable: true }) lockedUntil: Date | null;
  @BoolColumn() disabled: boolean;
  @BoolColumn() mustChangePassword: boolean;
  @TimeColumn() createdAt: Date;
}
