import { Injectable } from '@nestjs/common';
import { Alarms } from '../../platform/alarms/alarms.js';
import { Clock } from '../../platform/clock/clock.js';
import { LoadedHolidays } from './loaded-holidays.js';

export const NEXT_YEAR_ALARM = 'clocks:next-year';
/** Next year's arrangement is announced in the last months of a year, and limits soon reach into it. */
const FROM = '11-01';

/** Says from November on that next year's holidays are not loaded, until they are; after New Year, that this year's are not. */
@Injectable()
export class NextYearAlarm {
  constructor(
    private readonly holidays: LoadedHolidays,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
  ) {}

  async look(): Promise<void> {
    const year = await this.missingYear();
    if (year === undefined) return this.alarms.clear(NEXT_YEAR_ALARM);
    await this.alarms.raise(NEXT_YEAR_ALARM, `${year} 年的放假安排尚未装入，涉及该年的期限无法推算。国务院办公厅公布后，请在“系统 → 放假安排”导入。`);
  }

  private async missingYear(): Promise<number | undefined> {
    const today = this.clock.today();
    const thisYear = Number(today.slice(0, 4));
    const needed = today.slice(5) >= FROM ? [thisYear, thisYear + 1] : [thisYear];
    const files = await this.holidays.files();
    return needed.find((year) => !files.some((file) => file.year === year && file.days.length > 0));
  }
}
