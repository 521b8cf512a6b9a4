import type { DeliveryChannel, DeliveryReason, DeliveryState, QuietHours, TellingKind } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { BoolColumn, IdColumn, IntColumn, JsonColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';
import type { MessageValues } from './message-content.js';

/** The push that belongs to one inbox item, on the channel it is on now. */
@Entity('delivery')
@Index('delivery_inbox_item', ['inboxItemId'], { unique: true })
@Index('delivery_user', ['userId'])
@Index('delivery_notice', ['noticeId'])
@Index('delivery_state', ['state', 'id'])
@Index('delivery_msgid', ['msgid'])
@Index('delivery_openid', ['openid', 'templateId'])
@Index('delivery_digest', ['digestId', 'digestAt', 'userId'])
@Index('delivery_sent', ['sentAt'])
export class DeliveryEntity {
  @PrimaryIdColumn()
  id: string;

  @IdColumn()
  inboxItemId: string;

  @IdColumn()
  userId: string;

  @StringColumn(16)
  kind: TellingKind;

  @IdColumn({ nullable: true })
  noticeId: string | null;

  @StringColumn(500)
  title: string;

  @StringColumn(300)
  why: string;

  @JsonColumn()
  values: MessageValues;

  @StringColumn(200)
  page: string;

  @StringColumn(16)
  channel: DeliveryChannel;

  @StringColumn(16)
  state: DeliveryState;

  @StringColumn(32, { nullable: true })
  reason: DeliveryReason | null;

  @StringColumn(500, { nullable: true })
  detail: string | null;

  @StringColumn(64, { nullable: true })
  openid: string | null;

  @StringColumn(64, { nullable: true })
  templateId: string | null;

  /** The ledger's epoch when this delivery took its credit; a credit is given back only within the same epoch. Null: nothing to give back. */
  @IntColumn({ nullable: true })
  creditEpoch: number | null;

  @IntColumn()
  attempts: number;

  /** How often the message was made new after WeChat said that it had failed; part of `clientMsgId`. */
  @IntColumn()
  renewals: number;

  /** The durable mark: written before the call, cleared with its outcome. Still set later: the outcome was lost. */
  @TimeColumn({ nullable: true })
  callAt: Date | null;

  /** When the first call with the present `clientMsgId` was marked. */
  @TimeColumn({ nullable: true })
  firstCallAt: Date | null;

  /** An earlier call may have been accepted, so a later refusal proves nothing. */
  @BoolColumn()
  uncertain: boolean;

  @StringColumn(40)
  clientMsgId: string;

  @StringColumn(64, { nullable: true })
  msgid: string | null;

  @TimeColumn()
  createdAt: Date;

  @TimeColumn({ nullable: true })
  sentAt: Date | null;

  @TimeColumn({ nullable: true })
  nextAttemptAt: Date | null;

  /** The date that the reader must not miss: what is due earlier is sent earlier. */
  @TimeColumn({ nullable: true })
  deadlineAt: Date | null;

  /** After this the push is no use any more and stays in the inbox. */
  @TimeColumn({ nullable: true })
  expiresAt: Date | null;

  /** Rings in none of these; a push waits for the first that ends. */
  @JsonColumn()
  quiet: QuietHours[];

  /** When the digest that this is part of is due. */
  @TimeColumn({ nullable: true })
  digestAt: Date | null;

  /** The digest's delivery, once it is made. */
  @IdColumn({ nullable: true })
  digestId: string | null;
}
