import { createCalendar, type Calendar, type HolidayFile } from '@sunshine/calendar';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { givenHolidays } from '../../platform/config/holidays.js';
import { HolidayYearsRepository } from './holiday-years.repository.js';

/** An import in another process is seen after this long. */
const FRESH_MS = 3_000;

interface Loaded {
  revision: string;
  calendar: Calendar;
  files: readonly HolidayFile[];
  checkedAt: number;
}

/** The holidays as they are known now: what the configuration gives, and over it what was imported. */
@Injectable()
export class LoadedHolidays {
  private readonly given: readonly HolidayFile[];
  private loaded: Loaded | undefined;

  constructor(
    private readonly years: HolidayYearsRepository,
    private readonly clock: Clock,
    config: Config,
  ) {
    this.given = givenHolidays(config.centre.holidaysDir);
  }

  async calendar(): Promise<Calendar> {
    return (await this.fresh()).calendar;
  }

  /** Every file that is loaded, with or without days. */
  async files(): Promise<readonly HolidayFile[]> {
    return (await this.fresh()).files;
  }

  /** Looks at once, not only after `FRESH_MS`. */
  async refresh(): Promise<void> {
    this.loaded = await this.load();
  }

  private async fresh(): Promise<Loaded> {
    const { loaded } = this;
    const now = this.clock.elapsed();
    if (loaded && now - loaded.checkedAt < FRESH_MS) return loaded;
    if (loaded && (await this.years.revision()) === loaded.revision) return (this.loaded = { ...loaded, checkedAt: now });
    return (this.loaded = await this.load());
  }

  private async load(): Promise<Loaded> {
    const checkedAt = this.clock.elapsed();
    const rows = await this.years.all();
    const imported = rows.map(({ year, papers, days }): HolidayFile => ({ year: Number(year), papers, days }));
    const files = [...this.given.filter(({ year }) => !imported.some((file) => file.year === year)), ...imported];
    return { revision: rows.map(({ revision }) => revision).join(), calendar: createCalendar(files), files, checkedAt };
  }
}
