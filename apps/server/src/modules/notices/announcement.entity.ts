import type { TradeCategory } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';
import type { NoticePublished } from './notice-published.js';

/** That people are to be told of a notice event: written with it, so self-watch knows what was promised whatever became of the job. */
@Entity('announcement')
@Index('announcement_at', ['at', 'id'])
@Index('announcement_settled', ['settledAt', 'at'])
@Index('announcement_category', ['category', 'at'])
export class AnnouncementEntity {
  @PrimaryIdColumn() id: string;
  @IdColumn() noticeId: string;
  @IntColumn() versionNumber: number;
  @StringColumn(16) kind: NoticePublished['kind'];
  @StringColumn(20) category: TradeCategory;
  @StringColumn(500) title: string;
  /** When it was acknowledged here, whatever date the notice bears. */
  @TimeColumn() at: Date;
  /** When self-watch was done with it: seen in the inbox, or nobody had to be told any more. */
  @TimeColumn({ nullable: true }) settledAt: Date | null;
  /** From `at` to the canary's inbox; null while it is not there. */
  @IntColumn({ nullable: true }) seenMs: number | null;
}
