import { Entity, Index } from 'typeorm';
import { FenColumn, IntColumn, PrimaryTextColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** How often a call was answered so within an hour, by all processes. */
@Entity('wechat_answer')
@Index('wechat_answer_hour', ['hour'])
export class WechatAnswerEntity {
  /** `<hour>:<call>:<errcode>`. */
  @PrimaryTextColumn(100) id: string;
  @TimeColumn() hour: Date;
  @StringColumn(40) call: string;
  /** 0: accepted; null: no answer. */
  @IntColumn({ nullable: true }) errcode: number | null;
  @IntColumn() count: number;
  @FenColumn() totalMs: number;
}
