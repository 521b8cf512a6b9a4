import type { KeyDates, NoticeType, TradeCategory, Winner } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, FenColumn, IdColumn, IntColumn, JsonColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** What an attachment was called when a version was published. */
export interface VersionAttachment {
  id: string;
  name: string;
}

/** A public version. Rows are inserted and never changed: a correction is the next number. */
@Entity('notice_version')
@Index('notice_version_number', ['noticeId', 'number'], { unique: true })
@Index('notice_version_owner', ['ownerId'])
@Index('notice_version_agency', ['agencyId'])
export class NoticeVersionEntity {
  @PrimaryIdColumn() id: string;
  @IdColumn() noticeId: string;
  @IntColumn() number: number;
  @IdColumn() projectId: string;
  @StringColumn(500) title: string;
  @StringColumn(20) type: NoticeType;
  @StringColumn(20) category: TradeCategory;
  @StringColumn(9, { nullable: true }) regionCode: string | null;
  @StringColumn(60) regionName: string;
  @IdColumn({ nullable: true }) ownerId: string | null;
  @IdColumn({ nullable: true }) agencyId: string | null;
  @FenColumn({ nullable: true }) amountFen: number | null;
  @JsonColumn() winners: Winner[];
  @JsonColumn() keyDates: KeyDates;
  @BoolColumn() greenChannel: boolean;
  @StringColumn(200, { nullable: true }) greenChannelBasis: string | null;
  @JsonColumn() sectionIds: string[];
  /** Names as published (masked where a number was found). */
  @JsonColumn() attachments: VersionAttachment[];
  @TextColumn() bodyHtml: string;
  /** Text of `bodyHtml`. */
  @TextColumn() body: string;
  /** Why it corrects the version before; null for the first. */
  @StringColumn(500, { nullable: true }) reason: string | null;
  @IdColumn({ nullable: true }) authorId: string | null;
  @StringColumn(60, { nullable: true }) authorName: string | null;
  @IdColumn({ nullable: true }) reviewerId: string | null;
  /** SHA-256 of the feed's untouched original in Storage. */
  @StringColumn(200, { nullable: true }) originalKey: string | null;
  @TimeColumn() publishedAt: Date;
}
