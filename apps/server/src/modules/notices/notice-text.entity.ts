import { Entity } from 'typeorm';
import { BlobColumn, PrimaryIdColumn } from '../../platform/database/columns.js';

/** What search scans: title and body of the newest public version as UTF-8 bytes (docs/decisions/0002). */
@Entity('notice_text')
export class NoticeTextEntity {
  @PrimaryIdColumn() noticeId: string;
  @BlobColumn() text: Buffer;
}

/** The same folded (NFKC, lower case, single blanks), for a second look when the literal one finds nothing. */
@Entity('notice_text_folded')
export class NoticeTextFoldedEntity {
  @PrimaryIdColumn() noticeId: string;
  @BlobColumn() text: Buffer;
}
