import type { ContentState, ExclusionKind, ExclusionState, RatingAnswer, RatingLevel } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, PrimaryIdColumn, PrimaryTextColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** What a rating said before its one change. */
@Entity('rating_change')
@Index('rating_change_rating', ['ratingId'], { unique: true })
export class RatingChangeEntity {
  @PrimaryIdColumn() id!: string;
  @IdColumn() ratingId!: string;
  @IdColumn({ nullable: true }) formId!: string | null;
  @IntColumn() level!: RatingLevel;
  @JsonColumn({ nullable: true }) answers!: RatingAnswer[] | null;
  @JsonColumn() reasons!: string[];
  @TextColumn() comment!: string;
  @StringColumn(16) commentState!: ContentState;
  @TimeColumn() changedAt!: Date;
}

/** One person says that a rating is mistaken or malicious, a second one decides; once. */
@Entity('rating_exclusion')
@Index('rating_exclusion_state', ['state'])
export class RatingExclusionEntity {
  @PrimaryIdColumn() ratingId!: string;
  @StringColumn(16) kind!: ExclusionKind;
  @StringColumn(16) state!: ExclusionState;
  @TextColumn() reason!: string;
  @IdColumn() proposedById!: string;
  @StringColumn(60) proposedBy!: string;
  @TimeColumn() proposedAt!: Date;
  @IdColumn({ nullable: true }) decidedById!: string | null;
  @StringColumn(60, { nullable: true }) decidedBy!: string | null;
  @TimeColumn({ nullable: true }) decidedAt!: Date | null;
  @TextColumn() decision!: string;
}

/** A device on which staff worked: a rating from it is marked. */
@Entity('staff_device')
export class StaffDeviceEntity {
  @PrimaryTextColumn(64) deviceHash!: string;
  @IdColumn() staffId!: string;
  @TimeColumn() seenAt!: Date;
}
