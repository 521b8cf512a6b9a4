import { Entity, Index } from 'typeorm';
import { BoolColumn, IntColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** What a person has allowed on one template; `credit-arithmetic.ts` says what its figures mean. */
@Entity('credit')
@Index('credit_openid_template', ['openid', 'templateId'], { unique: true })
@Index('credit_template', ['templateId'])
export class CreditEntity {
  @PrimaryIdColumn()
  id: string;

  @StringColumn(64)
  openid: string;

  @StringColumn(64)
  templateId: string;

  @IntColumn()
  remaining: number;

  @BoolColumn()
  active: boolean;

  @IntColumn()
  epoch: number;

  @TimeColumn({ nullable: true })
  acceptedAt: Date | null;

  @TimeColumn({ nullable: true })
  rejectedAt: Date | null;

  /** Counts the transactions that held the row: a lock that changes nothing is none on MySQL. */
  @IntColumn()
  holds: number;

  @TimeColumn()
  updatedAt: Date;
}

export type CreditEntryKind = 'accepted' | 'taken' | 'returned' | 'cleared';

/** One change of a credit and its cause, each cause once. */
@Entity('credit_entry')
@Index('credit_entry_cause', ['cause'], { unique: true })
@Index('credit_entry_openid', ['openid', 'templateId'])
export class CreditEntryEntity {
  @PrimaryIdColumn()
  id: string;

  @StringColumn(64)
  openid: string;

  @StringColumn(64)
  templateId: string;

  @StringColumn(16)
  kind: CreditEntryKind;

  @StringColumn(100)
  cause: string;

  /** When it happened in WeChat, of accepts and switch-offs. */
  @TimeColumn({ nullable: true })
  happenedAt: Date | null;

  @TimeColumn()
  at: Date;
}
