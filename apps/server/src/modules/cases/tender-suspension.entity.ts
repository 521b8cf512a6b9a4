import { Entity, Index } from 'typeorm';
import { IdColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** A project's tender rests until an objection is answered. */
@Entity('tender_suspension')
@Index('tender_suspension_project', ['projectId', 'id'])
@Index('tender_suspension_case', ['caseId'], { unique: true })
export class TenderSuspensionEntity {
  @PrimaryIdColumn() id!: string;
  @IdColumn() projectId!: string;
  @IdColumn() caseId!: string;
  @TimeColumn() from!: Date;
  @TimeColumn({ nullable: true }) until!: Date | null;
  @StringColumn(60) law!: string;
  @StringColumn(60) article!: string;
}
