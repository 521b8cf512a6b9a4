import type { CaseKind } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** The anonymised copy of a case and its answer; its row goes when the filer takes the consent back. */
@Entity('public_question')
@Index('public_question_case', ['caseId'], { unique: true })
export class PublicQuestionEntity {
  @PrimaryIdColumn() id!: string;
  @IdColumn() caseId!: string;
  @StringColumn(16) kind!: CaseKind;
  @StringColumn(60) title!: string;
  @TextColumn() question!: string;
  @TextColumn() answer!: string;
  @StringColumn(10) askedOn!: string;
  @StringColumn(10) answeredOn!: string;
  @StringColumn(40, { nullable: true }) sectionId!: string | null;
  @IdColumn({ nullable: true }) noticeId!: string | null;
  @StringColumn(60) clearedBy!: string;
  @TimeColumn() clearedAt!: Date;
}
