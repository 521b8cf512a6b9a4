import { Entity, Index } from 'typeorm';
import { PrimaryIdColumn, PrimaryTextColumn, TimeColumn } from '../../platform/database/columns.js';
import type { DeadlineName } from './deadlines.js';

/** A deadline of a notice's newest version, so that what is near is found without reading every notice. */
@Entity('notice_key_date')
@Index('notice_key_date_at', ['at', 'noticeId'])
export class NoticeDeadlineEntity {
  @PrimaryIdColumn() noticeId: string;
  @PrimaryTextColumn(20) name: DeadlineName;
  /** The first instant at which it is too late. */
  @TimeColumn() at: Date;
}
