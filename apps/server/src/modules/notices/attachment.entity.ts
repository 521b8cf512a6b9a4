import { Entity, Index } from 'typeorm';
import { HashColumn, IdColumn, IntColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** A file kept under its content's hash, or an address at the feed's source. */
@Entity('attachment')
@Index('attachment_notice', ['noticeId'])
export class AttachmentEntity {
  @PrimaryIdColumn() id: string;
  /** The notice that a public version of names it; null: uploaded, not public yet. */
  @IdColumn({ nullable: true }) noticeId: string | null;
  @StringColumn(300) name: string;
  @IntColumn({ nullable: true }) size: number | null;
  @StringColumn(100, { nullable: true }) mime: string | null;
  @HashColumn({ nullable: true }) sha256: string | null;
  @TextColumn({ nullable: true }) url: string | null;
  @IdColumn({ nullable: true }) uploadedBy: string | null;
  @TimeColumn() createdAt: Date;
}
