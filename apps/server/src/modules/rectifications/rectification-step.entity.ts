import type { RatingLevel, RectificationStepKind } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IdColumn, IntColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** Only ever added to. The rater is `rater` without id or name. */
@Entity('rectification_step')
@Index('rectification_step_of', ['rectificationId', 'id'])
export class RectificationStepRow {
  @PrimaryIdColumn() id!: string;
  @IdColumn() rectificationId!: string;
  @StringColumn(16) kind!: RectificationStepKind;
  @TimeColumn() at!: Date;
  @StringColumn(16) byKind!: 'staff' | 'rater' | 'supervisor' | 'system';
  @IdColumn({ nullable: true }) byId!: string | null;
  @StringColumn(60) byName!: string;
  @TextColumn() text!: string;
  @BoolColumn({ nullable: true }) reached!: boolean | null;
  @IntColumn({ nullable: true }) level!: RatingLevel | null;
}
