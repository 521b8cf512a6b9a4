import { Entity } from 'typeorm';
import { IdColumn, PrimaryTextColumn, TimeColumn } from '../../platform/database/columns.js';

/** An openid that is left alone until then: a call to it is under way, or WeChat said that it got too much. */
@Entity('openid_turn')
export class OpenidTurnEntity {
  @PrimaryTextColumn(64)
  openid: string;

  @TimeColumn()
  until: Date;

  /** The delivery whose call is under way; its process takes the row away with the outcome. Null: WeChat asked for the wait. */
  @IdColumn({ nullable: true })
  deliveryId: string | null;
}
