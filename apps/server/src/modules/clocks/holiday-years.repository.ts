import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isUniqueViolation, managerFor, type Tx } from '../../platform/database/unit-of-work.js';
import { HolidayYearRow } from './holiday-year.entity.js';

const MOST_YEARS = 100;

@Injectable()
export class HolidayYearsRepository {
  constructor(private readonly dataSource: DataSource) {}

  all(): Promise<HolidayYearRow[]> {
    return managerFor(this.dataSource).find(HolidayYearRow, { order: { year: 'ASC' }, take: MOST_YEARS });
  }

  /** Differs after every import. */
  async revision(): Promise<string> {
    const rows = await managerFor(this.dataSource).find(HolidayYearRow, { select: { year: true, revision: true }, order: { year: 'ASC' }, take: MOST_YEARS });
    return rows.map(({ revision }) => revision).join();
  }

  async find(year: string): Promise<HolidayYearRow | null> {
    return managerFor(this.dataSource).findOneBy(HolidayYearRow, { year });
  }

  /** Puts a year in the place of the `seen` revision, of none when null; false when somebody was faster. */
  async put(tx: Tx, row: HolidayYearRow, seen: string | null): Promise<boolean> {
    const manager = managerFor(this.dataSource, tx);
    if (seen !== null) return (await manager.update(HolidayYearRow, { year: row.year, revision: seen }, row)).affected === 1;
    return manager.insert(HolidayYearRow, row).then(
      () => true,
      (error: unknown) => {
        if (isUniqueViolation(error)) return false;
        throw error;
      },
    );
  }
}
