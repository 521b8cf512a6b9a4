import type { Calendar } from '@sunshine/calendar';
import { Injectable } from '@nestjs/common';
import type { Centre, Hotline, Supervision } from '@sunshine/contracts';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { loadCalendar } from '../../platform/config/holidays.js';
import { RatingsService } from '../ratings/ratings.service.js';
import { isOpenAt, workingDayOrNull } from './hotline-hours.js';

/** The centre as people see it: all of it from configuration. */
@Injectable()
export class CentreService {
  private readonly calendar: Calendar;

  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly ratings: RatingsService,
  ) {
    this.calendar = loadCalendar(config.centre.holidaysDir);
  }

  get(): Centre {
    const { name, shortName, platformName, address, regionCode, regions, matters, counters, ratingReasons, privacy, figures, templates } = this.config.centre;
    const subscribeTemplates = this.config.mini
      ? templates.filter(({ channel }) => channel === 'mini-once' || channel === 'mini-long').map(({ id, purpose, title, channel }) => ({ id, purpose, title, longTerm: channel === 'mini-long' }))
      : [];
    return { name, shortName, platformName, address, regionCode, regions, hotlines: this.hotlines(), matters, counters, ratingReasons, privacy, figures, subscribeTemplates };
  }

  async supervision(): Promise<Supervision> {
    const { matters, counters, ratingReasons } = this.config.centre;
    return { hotlines: this.hotlines(), matters, counters, ratingReasons, ratings: await this.ratings.summary() };
  }

  /** Null when the year's holiday arrangement is not loaded. */
  isWorkingDay(day: string): boolean | null {
    return workingDayOrNull(this.calendar, day);
  }

  private hotlines(): Hotline[] {
    const now = this.clock.now();
    return this.config.centre.hotlines.map(({ name, number, hours, purpose, open }) => ({ name, number, hours, purpose, openNow: open ? isOpenAt(open, now, this.calendar) : null }));
  }
}
