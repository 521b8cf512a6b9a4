import type { RatingLevel, RectificationState } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IdColumn, IntColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** One for every rating that was ever bad, whatever became of the rating. */
@Entity('rectification')
@Index('rectification_rating', ['ratingId'], { unique: true })
@Index('rectification_state', ['state', 'dueOn', 'id'])
@Index('rectification_opened', ['openedOn'])
export class RectificationRow {
  @PrimaryIdColumn() id!: string;
  @IdColumn() ratingId!: string;
  @StringColumn(40) matterId!: string;
  @StringColumn(30, { nullable: true }) counterId!: string | null;
  @StringColumn(40, { nullable: true }) sectionId!: string | null;
  @IntColumn() level!: RatingLevel;
  @BoolColumn() hasContact!: boolean;
  /** As the rating is; kept here because figures leave it out of what must be closed. */
  @BoolColumn() excluded!: boolean;
  @IdColumn() responsibleId!: string;
  @StringColumn(60) responsibleName!: string;
  @StringColumn(16) state!: RectificationState;
  @TimeColumn() openedAt!: Date;
  @StringColumn(10) openedOn!: string;
  /** Where the clock of this round starts: the opening, or the last reopening. */
  @TimeColumn() clockFrom!: Date;
  /** Null while its year's holidays are not loaded. */
  @StringColumn(10, { nullable: true }) dueOn!: string | null;
  @TextColumn() limitSentence!: string;
  @StringColumn(10, { nullable: true }) callBackDueOn!: string | null;
  /** When the rater was first spoken to. */
  @TimeColumn({ nullable: true }) calledBackAt!: Date | null;
  @TextColumn({ nullable: true }) proposal!: string | null;
  @TimeColumn({ nullable: true }) proposedAt!: Date | null;
  @IntColumn({ nullable: true }) secondLevel!: RatingLevel | null;
  @IntColumn() reopenings!: number;
  /** A round before this one was closed late: a reopening does not make that good. */
  @BoolColumn() wasLate!: boolean;
  @TimeColumn({ nullable: true }) closedAt!: Date | null;
  @StringColumn(10, { nullable: true }) closedOn!: string | null;
  @StringColumn(16, { nullable: true }) closedBy!: 'rater' | 'supervisor' | null;
  @StringColumn(60, { nullable: true }) closedByName!: string | null;
  @StringColumn(500, { nullable: true }) closeReason!: string | null;
}
