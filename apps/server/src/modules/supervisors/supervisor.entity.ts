import { Entity, Index } from 'typeorm';
import { HashColumn, IdColumn, PrimaryIdColumn, StringColumn, TextColumn, TimeColumn } from '../../platform/database/columns.js';

/** 特约监督员: one appointment. Somebody appointed anew after the end has a new row. */
@Entity('supervisor')
@Index('supervisor_user', ['userId'])
@Index('supervisor_code', ['codeHash'], { unique: true })
export class SupervisorEntity {
  @PrimaryIdColumn() id: string;
  @StringColumn(60) name: string;
  @StringColumn(30) identity: string;
  @StringColumn(100) unit: string;
  @StringColumn(10) startsOn: string;
  @StringColumn(10) endsOn: string;
  @StringColumn(60) appointmentNo: string;
  @TextColumn() appointmentText: string;
  /** Null until accepted, and again once the account is erased. */
  @IdColumn({ nullable: true }) userId: string | null;
  @TimeColumn({ nullable: true }) acceptedAt: Date | null;
  /** Of the one-time code; gone once used. */
  @HashColumn({ nullable: true }) codeHash: string | null;
  @TimeColumn({ nullable: true }) codeUntil: Date | null;
  /** Ended before its time. */
  @TimeColumn({ nullable: true }) endedAt: Date | null;
  @StringColumn(200, { nullable: true }) endReason: string | null;
  @StringColumn(60) createdBy: string;
  @TimeColumn() createdAt: Date;
}
