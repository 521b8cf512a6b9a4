import { Entity } from 'typeorm';
import { IntColumn, PrimaryTextColumn, StringColumn, TimeColumn } from '../database/columns.js';

/** Something that a person must look at. The row goes when it is over. */
@Entity('alarm')
export class AlarmRow {
  @PrimaryTextColumn(100) key: string;
  @StringColumn(500) text: string;
  @TimeColumn() firstAt: Date;
  @TimeColumn() lastAt: Date;
  @IntColumn() times: number;
}
