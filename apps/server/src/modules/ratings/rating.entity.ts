import type { ContentState, RatingAnswer, RatingChannel, RatingLevel } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, HashColumn, IdColumn, IntColumn, JsonColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

@Entity('rating')
@Index('rating_matter', ['matterId', 'level'])
@Index('rating_user', ['userId'])
@Index('rating_receipt', ['receipt'], { unique: true })
@Index('rating_day', ['day'])
@Index('rating_excluded', ['excludedAt'])
@Index('rating_client', ['clientMark'], { unique: true })
export class RatingEntity {
  /** Tells the day and not the moment: whoever was rated could otherwise read from it who stood there. */
  @PrimaryIdColumn() id!: string;
  @IdColumn({ nullable: true }) userId!: string | null;
  @StringColumn(40) matterId!: string;
  @StringColumn(30, { nullable: true }) counterId!: string | null;
  @StringColumn(40, { nullable: true }) sectionId!: string | null;
  @IntColumn() level!: RatingLevel;
  /** Labels of the options that were chosen. */
  @JsonColumn() reasons!: string[];
  /** Everything that the rater wrote. */
  @TextColumn() comment!: string;
  @StringColumn(16) commentState!: ContentState;
  /** Null for ratings from before there were forms. */
  @IdColumn({ nullable: true }) formId!: string | null;
  @JsonColumn({ nullable: true }) answers!: RatingAnswer[] | null;
  @StringColumn(16) channel!: RatingChannel;
  /** The finished service whose token was used. */
  @IdColumn({ nullable: true }) serviceId!: string | null;
  @TimeColumn({ nullable: true }) servedAt!: Date | null;
  @IdColumn({ nullable: true }) caseId!: string | null;
  /** Who was rated, when that is known. */
  @IdColumn({ nullable: true }) handledById!: string | null;
  @StringColumn(60, { nullable: true }) handledBy!: string | null;
  /** Who typed in a paper form. */
  @StringColumn(60, { nullable: true }) enteredBy!: string | null;
  @StringColumn(24, { nullable: true }) receipt!: string | null;
  @HashColumn({ nullable: true }) codeHash!: string | null;
  /** Of the id that its sender made for it: sent again, it is the same rating. */
  @HashColumn({ nullable: true }) clientMark!: string | null;
  @TextColumn({ nullable: true }) contactSealed!: string | null;
  @HashColumn({ nullable: true }) deviceHash!: string | null;
  /** Comparable within one day only. */
  @HashColumn({ nullable: true }) networkHash!: string | null;
  @BoolColumn() isStaffDevice!: boolean;
  @IntColumn({ nullable: true }) durationMs!: number | null;
  @StringColumn(10) day!: string;
  @TimeColumn() createdAt!: Date;
  @TimeColumn({ nullable: true }) changedAt!: Date | null;
  @TimeColumn({ nullable: true }) excludedAt!: Date | null;
  @TextColumn({ nullable: true }) answer!: string | null;
  @TimeColumn({ nullable: true }) answeredAt!: Date | null;
  @StringColumn(60, { nullable: true }) answeredBy!: string | null;
}
