import type { NoticeType } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { HashColumn, IdColumn, PrimaryTextColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** The memory of feeds: which record became which notice, what it said last, and what joining asks. */
@Entity('feed_record')
@Index('feed_record_title', ['titleHash'])
@Index('feed_record_code', ['codeKey'])
export class FeedRecordEntity {
  /** SHA-256 of source and the record's id there. */
  @PrimaryTextColumn(64) key: string;
  @StringColumn(60) source: string;
  /** The first 500 characters of the record's id. */
  @StringColumn(500) sourceId: string;
  @HashColumn() fingerprint: string;
  @IdColumn() noticeId: string;
  /** Null while the notice is a draft that belongs to no project yet. */
  @IdColumn({ nullable: true }) projectId: string | null;
  @StringColumn(500) titleKey: string;
  @HashColumn() titleHash: string;
  @StringColumn(60, { nullable: true }) codeKey: string | null;
  @StringColumn(20) type: NoticeType;
  @StringColumn(9, { nullable: true }) regionCode: string | null;
  @StringColumn(300, { nullable: true }) ownerName: string | null;
  @TimeColumn() publishedAt: Date;
  /** When the source last edited what was taken. */
  @TimeColumn({ nullable: true }) editedAt: Date | null;
  @TimeColumn() takenAt: Date;
}
