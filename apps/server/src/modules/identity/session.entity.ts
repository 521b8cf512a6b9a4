import type { DeviceKind } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, PrimaryTextColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

export type SessionKind = 'user' | 'staff';

/** Only the token's hash is kept: who reads the table cannot log in. */
@Entity('session')
@Index('session_subject', ['subjectId'])
@Index('session_expiry', ['expiresAt'])
export class SessionRow {
  @PrimaryTextColumn(64) tokenHash: string;
  @StringColumn(8) kind: SessionKind;
  @IdColumn() subjectId: string;
  @TimeColumn() expiresAt: Date;
  @TimeColumn() createdAt: Date;
  /** What the phone said it was when it logged in. */
  @StringColumn(16) device: DeviceKind;
  /** Written at most once an hour. */
  @TimeColumn() lastSeenAt: Date;
}
