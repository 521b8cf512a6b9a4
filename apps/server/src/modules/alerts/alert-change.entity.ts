import { Entity, Index } from 'typeorm';
import { IdColumn, IntColumn, PrimaryIdColumn, PrimaryTextColumn } from '../../platform/database/columns.js';

/** Says that an alert was added, changed or removed: how every process keeps its matcher right. Holds nothing personal. */
@Entity('alert_change')
@Index('alert_change_number', ['number'], { unique: true })
export class AlertChangeEntity {
  @PrimaryIdColumn()
  id: string;

  @IntColumn()
  number: number;

  @IdColumn()
  alertId: string;
}

/**
 * One row, `alert`: the last number given out. It is raised in the transaction of the change, whose row lock makes
 * numbers become visible in their own order, so a reader that has seen n never misses one below n.
 */
@Entity('alert_sequence')
export class AlertSequenceEntity {
  @PrimaryTextColumn(16)
  name: string;

  @IntColumn()
  value: number;
}
