import type { NoticeState, NoticeType, TradeCategory } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, FenColumn, IdColumn, IntColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/**
 * 公告: one row a notice, with what lists filter and sort by. It repeats the newest public version; before the first
 * publication it repeats the working version and belongs to no project.
 */
@Entity('notice')
@Index('notice_published', ['publishedAt', 'id'])
@Index('notice_project', ['projectId'])
@Index('notice_updated', ['updatedAt', 'id'])
@Index('notice_changed', ['changedAt'])
@Index('notice_deadline', ['deadlineAt'])
export class NoticeEntity {
  @PrimaryIdColumn() id: string;
  @IdColumn({ nullable: true }) projectId: string | null;
  @StringColumn(12) state: NoticeState;
  @StringColumn(500) title: string;
  @StringColumn(20) type: NoticeType;
  @StringColumn(20) category: TradeCategory;
  @StringColumn(9, { nullable: true }) regionCode: string | null;
  @StringColumn(60) regionName: string;
  @BoolColumn() greenChannel: boolean;
  @FenColumn({ nullable: true }) amountFen: number | null;
  /** Bid deadline, else the end of registration. */
  @TimeColumn({ nullable: true }) deadlineAt: Date | null;
  /** Number of the newest public version; 0: never published. */
  @IntColumn() currentNumber: number;
  /** Of the first publication; later versions do not move a notice in the lists. */
  @TimeColumn({ nullable: true }) publishedAt: Date | null;
  /** When its public face last changed here: published, corrected or withdrawn. */
  @TimeColumn({ nullable: true }) changedAt: Date | null;
  /** Why it was corrected or withdrawn; public. */
  @StringColumn(500, { nullable: true }) stateReason: string | null;
  /** draft or in-review when there is a working version. */
  @StringColumn(12, { nullable: true }) workingState: 'draft' | 'in-review' | null;
  /** Name of the feed that it came from; null when staff wrote it. */
  @StringColumn(100, { nullable: true }) sourceName: string | null;
  @TextColumn({ nullable: true }) sourceUrl: string | null;
  /** Optimistic lock: grows with every change. */
  @IntColumn() revision: number;
  @TimeColumn() createdAt: Date;
  @TimeColumn() updatedAt: Date;
}
