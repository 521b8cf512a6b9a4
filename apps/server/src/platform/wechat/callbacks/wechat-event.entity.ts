import { Entity, Index } from 'typeorm';
import { HashColumn, JsonColumn, PrimaryIdColumn, StringColumn, TimeColumn } from '../../database/columns.js';

export type WechatAccountKind = 'mini' | 'official';

/** A callback as accepted. `message` is emptied once it is processed; the fingerprint stays to know repeats. */
@Entity('wechat_event')
@Index('wechat_event_fingerprint', ['fingerprint', 'account'], { unique: true })
@Index('wechat_event_processed', ['processedAt'])
export class WechatEventEntity {
  @PrimaryIdColumn()
  id: string;

  @StringColumn(10)
  account: WechatAccountKind;

  @HashColumn()
  fingerprint: string;

  @StringColumn(64)
  event: string;

  @JsonColumn({ nullable: true })
  message: Record<string, unknown> | null;

  @TimeColumn()
  receivedAt: Date;

  @TimeColumn({ nullable: true })
  processedAt: Date | null;
}
