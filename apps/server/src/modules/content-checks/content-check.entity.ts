import type { ContentKind, ContentState, ContentWait } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** The check of one person's words; its id is that of the row which holds them. */
@Entity('content_check')
@Index('content_check_state', ['state', 'id'])
@Index('content_check_user', ['userId'])
export class ContentCheckEntity {
  @PrimaryIdColumn() id!: string;
  @StringColumn(16) kind!: ContentKind;
  @IdColumn({ nullable: true }) userId!: string | null;
  @StringColumn(16) state!: ContentState;
  @StringColumn(16) wait!: ContentWait;
  @IntColumn({ nullable: true }) label!: number | null;
  /** How often WeChat has been asked; `askedAt` is the last time. */
  @IntColumn() asked!: number;
  @TimeColumn({ nullable: true }) askedAt!: Date | null;
  @TimeColumn() createdAt!: Date;
  @StringColumn(60, { nullable: true }) decidedBy!: string | null;
  @TimeColumn({ nullable: true }) decidedAt!: Date | null;
  @StringColumn(500, { nullable: true }) refusal!: string | null;
}
