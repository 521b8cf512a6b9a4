import type { ContentState, RatingLevel } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

@Entity('rating')
@Index('rating_matter', ['matterId', 'level'])
@Index('rating_user', ['userId'])
export class RatingEntity {
  @PrimaryIdColumn() id!: string;
  @IdColumn({ nullable: true }) userId!: string | null;
  @StringColumn(40) matterId!: string;
  @StringColumn(30, { nullable: true }) counterId!: string | null;
  @IntColumn() level!: RatingLevel;
  @JsonColumn() reasons!: string[];
  @TextColumn() comment!: string;
  @StringColumn(16) commentState!: ContentState;
  @TimeColumn() createdAt!: Date;
  @TextColumn({ nullable: true }) answer!: string | null;
  @TimeColumn({ nullable: true }) answeredAt!: Date | null;
  @StringColumn(60, { nullable: true }) answeredBy!: string | null;
}
