import { Entity, Index } from 'typeorm';
import { IdColumn, JsonColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** 评议: how one supervisor judges the centre in one period. */
@Entity('appraisal')
@Index('appraisal_once', ['period', 'supervisorId'], { unique: true })
export class AppraisalEntity {
  @PrimaryIdColumn() id: string;
  @IdColumn() supervisorId: string;
  /** `2026Q4` or `2026H2`. */
  @StringColumn(8) period: string;
  @StringColumn(36) formId: string;
  /** A level by question. */
  @JsonColumn() answers: Record<string, number>;
  @TimeColumn() createdAt: Date;
  @TimeColumn() changedAt: Date;
}
