import type { DeliveryChannel, DeliveryReason } from '@sunshine/contracts';
import { Entity, Index } from 'typeorm';
import { IdColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../../platform/database/columns.js';

/**
 * left: the channel is closed to this person, the next one was tried · failed, unknown, inbox-only: it ended so ·
 * confirmed: WeChat's event said delivered · again: WeChat lost it, it was sent anew · retried: staff sent it again.
 */
export type StepWhat = 'left' | 'failed' | 'unknown' | 'inbox-only' | 'confirmed' | 'again' | 'retried';

/** What happened to a push and is no longer on its own row once the next thing happens. A push that simply goes has none. */
@Entity('delivery_step')
@Index('delivery_step_delivery', ['deliveryId', 'id'])
@Index('delivery_step_user', ['userId'])
export class DeliveryStepEntity {
  @PrimaryIdColumn() id: string;
  @IdColumn() deliveryId: string;
  @IdColumn() userId: string;
  @StringColumn(16) what: StepWhat;
  /** The channel that it happened on. */
  @StringColumn(16) channel: DeliveryChannel;
  @StringColumn(32, { nullable: true }) reason: DeliveryReason | null;
  @StringColumn(500, { nullable: true }) detail: string | null;
  @TimeColumn() at: Date;
}
