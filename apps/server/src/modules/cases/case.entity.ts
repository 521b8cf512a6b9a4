import type { CaseKind, ContentState } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IdColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

@Entity('case')
@Index('case_receipt', ['receipt'], { unique: true })
@Index('case_user', ['userId'])
export class CaseEntity {
  @PrimaryIdColumn() id!: string;
  @StringColumn(24) receipt!: string;
  @IdColumn({ nullable: true }) userId!: string | null;
  @StringColumn(16) kind!: CaseKind;
  @TextColumn() text!: string;
  @StringColumn(16) textState!: ContentState;
  @StringColumn(500, { nullable: true }) textRefusal!: string | null;
  @StringColumn(60) contact!: string;
  /** The filer's own phone number may be used; it stays with the account, so it goes with it. */
  @BoolColumn() callBack!: boolean;
  @IdColumn({ nullable: true }) noticeId!: string | null;
  @TimeColumn() createdAt!: Date;
  @TextColumn({ nullable: true }) answer!: string | null;
  @TimeColumn({ nullable: true }) answeredAt!: Date | null;
  @StringColumn(60, { nullable: true }) answeredBy!: string | null;
}
