import type { HolidayYearFile } from '@sunshine/contracts';
import { Entity } from 'typeorm';
import { IdColumn, JsonColumn, PrimaryTextColumn, StringColumn, TimeColumn } from '../../platform/database/columns.js';

/** An imported 放假安排; it goes before the same year of the configuration. */
@Entity('holiday_year')
export class HolidayYearRow {
  @PrimaryTextColumn(4) year: string;
  @JsonColumn() papers: HolidayYearFile['papers'];
  @JsonColumn() days: HolidayYearFile['days'];
  /** New with every import, so that other processes see that there was one. */
  @IdColumn() revision: string;
  @TimeColumn() importedAt: Date;
  @IdColumn() importedById: string;
  @StringColumn(40) importedBy: string;
}
