import { Entity } from 'typeorm';
import { BoolColumn, PrimaryTextColumn, TimeColumn } from '../../database/columns.js';

/**
 * Somebody whose data was erased. WeChat may still push what they did before that, so a hash of their openid is kept as
 * long as such a message could come; and as long as they follow the official account, because WeChat goes on listing them.
 */
@Entity('forgotten_sender')
export class ForgottenSenderEntity {
  /** SHA-256 of the openid, in hex. */
  @PrimaryTextColumn(64)
  openidHash: string;

  @TimeColumn()
  forgottenAt: Date;

  /** The account's openid of somebody who has neither left it nor come back since. */
  @BoolColumn()
  follows: boolean;
}
