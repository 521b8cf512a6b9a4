import { Entity } from 'typeorm';
import { PrimaryTextColumn, StringColumn, TimeColumn } from '../database/columns.js';

/** `leaseUntil` is set while a process runs the job, and is that process's proof that it still may. */
@Entity('recurring_job')
export class RecurringJobRow {
  @PrimaryTextColumn(64) name: string;
  @TimeColumn() nextAt: Date;
  @TimeColumn({ nullable: true }) leaseUntil: Date | null;
  @TimeColumn({ nullable: true }) lastEndedAt: Date | null;
  @StringColumn(500, { nullable: true }) lastError: string | null;
}
