import type { DeadLetterState } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, JsonColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';
import type { SendingCall } from './ways.js';

/** A message that WeChat refused with a code that no table knows. */
@Entity('dead_letter')
@Index('dead_letter_state', ['state', 'id'])
@Index('dead_letter_user', ['userId'])
@Index('dead_letter_delivery', ['deliveryId'])
export class DeadLetterEntity {
  @PrimaryIdColumn()
  id: string;

  @IdColumn()
  deliveryId: string;

  @IdColumn()
  userId: string;

  @StringColumn(32)
  call: SendingCall;

  @StringColumn(64)
  templateId: string;

  @IntColumn()
  errcode: number;

  @StringColumn(500)
  errmsg: string;

  @StringColumn(64, { nullable: true })
  rid: string | null;

  @StringColumn(500)
  title: string;

  /** The template's fields as they were to be sent. */
  @JsonColumn()
  fields: Record<string, string>;

  @StringColumn(200)
  page: string;

  @StringColumn(16)
  state: DeadLetterState;

  @TimeColumn()
  createdAt: Date;
}
