import type { InboxReason, TellingKind } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IdColumn, IntColumn, JsonColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

@Entity('inbox_item')
@Index('inbox_item_once', ['onceKey', 'userId'], { unique: true })
@Index('inbox_item_user', ['userId', 'id'])
@Index('inbox_item_notice', ['noticeId', 'userId'])
@Index('inbox_item_receipt', ['caseReceipt'])
export class InboxItemEntity {
  @PrimaryIdColumn()
  id: string;

  @IdColumn()
  userId: string;

  /** What a person is told at most once: `notice:<id>:<version>:<kind>`, `reminder:<project>:<date>:<instant>:<days>`, `digest:<instant>`, `answer:<id>`, `task:<id>:<days>`. */
  @StringColumn(100)
  onceKey: string;

  @StringColumn(16)
  kind: TellingKind;

  @IdColumn({ nullable: true })
  noticeId: string | null;

  @IntColumn({ nullable: true })
  versionNumber: number | null;

  @IdColumn({ nullable: true })
  projectId: string | null;

  @StringColumn(40, { nullable: true })
  caseReceipt: string | null;

  /** Where it opens; null for a notice and a digest, which the phone finds by their ids. */
  @StringColumn(300, { nullable: true })
  page: string | null;

  @StringColumn(500)
  title: string;

  @StringColumn(600)
  summary: string;

  @JsonColumn()
  reasons: InboxReason[];

  @BoolColumn()
  read: boolean;

  @TimeColumn()
  createdAt: Date;
}
