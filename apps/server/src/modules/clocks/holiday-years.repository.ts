import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { managerFor, type Tx } from '../../platform/database/unit-of-work.js';
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

  async put(tx: Tx, row: HolidayYearRow): Promise<void> {
    const manager = managerFor(this.dataSource, tx);
    const { affected } = await manager.update(HolidayYearRow, { year: row.year }, row);
    if (affected === 0) await manager.insert(HolidayYearRow, row);
  }
}
