import type { AlertConditions, AlertTiming } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, JsonColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

@Entity('alert')
@Index('alert_user', ['userId'])
export class AlertEntity {
  @PrimaryIdColumn()
  id: string;

  @IdColumn()
  userId: string;

  @StringColumn(30)
  name: string;

  @JsonColumn()
  conditions: AlertConditions;

  @JsonColumn()
  timing: AlertTiming;

  @TimeColumn()
  createdAt: Date;

  @IdColumn({ nullable: true })
  lastNoticeId: string | null;

  @StringColumn(500, { nullable: true })
  lastNoticeTitle: string | null;

  @TimeColumn({ nullable: true })
  lastMatchAt: Date | null;
}
