import type { DeliveryReason } from '@sunshine/contracts';
import { Entity } from 'typeorm';
import { PrimaryTextColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** A call or a template that WeChat told us to leave alone until then. */
@Entity('send_pause')
export class SendPauseEntity {
  @PrimaryTextColumn(100)
  name: string;

  @TimeColumn()
  until: Date;

  @StringColumn(32)
  reason: DeliveryReason;

  @StringColumn(500)
  detail: string;
}
