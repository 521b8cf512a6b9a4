import type { CaseStepKind } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** One thing that happened to a case; never changed. */
@Entity('case_step')
@Index('case_step_case', ['caseId', 'id'])
export class CaseStepEntity {
  @PrimaryIdColumn() id!: string;
  @IdColumn() caseId!: string;
  @TimeColumn() at!: Date;
  @StringColumn(24) kind!: CaseStepKind;
  /** Null: the filer. */
  @StringColumn(60, { nullable: true }) staffName!: string | null;
  @StringColumn(40, { nullable: true }) sectionId!: string | null;
  @TextColumn() note!: string;
}
