import { Injectable } from '@nestjs/common';
import type { Centre, Hotline, Organisation, Supervision } from '@sunshine/contracts';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { ClocksService } from '../clocks/clocks.service.js';
import { RatingFactsService } from '../ratings/rating-facts.service.js';
import { isOpenAt } from './hotline-hours.js';

/** The centre as people see it: all of it from configuration. */
@Injectable()
export class CentreService {
  constructor(
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly ratings: RatingFactsService,
    private readonly clocks: ClocksService,
  ) {}

  async get(): Promise<Centre> {
    const { name, shortName, platformName, address, regionCode, regions, matters, counters, ratingReasons, privacy, figures, templates } = this.config.centre;
    const subscribeTemplates = this.config.mini
      ? templates.filter(({ channel }) => channel === 'mini-once' || channel === 'mini-long').map(({ id, purpose, title, channel }) => ({ id, purpose, title, longTerm: channel === 'mini-long' }))
      : [];
    return { name, shortName, platformName, address, regionCode, regions, hotlines: await this.hotlines(), matters, counters, ratingReasons, privacy, figures, subscribeTemplates };
  }

  async supervision(): Promise<Supervision> {
    const { matters, counters, ratingReasons } = this.config.centre;
    return { hotlines: await this.hotlines(), matters, counters, ratingReasons, ratings: await this.ratings.summary() };
  }

  organisation(): Organisation {
    const { sections, leadingGroup } = this.config.centre;
    return { sections, leadingGroup };
  }

  /** Null when the year's holiday arrangement is not loaded. */
  isWorkingDay(day: string): Promise<boolean | null> {
    return this.clocks.isWorkingDay(day);
  }

  private async hotlines(): Promise<Hotline[]> {
    const now = this.clock.now();
    const isWorkingDay = await this.clocks.isWorkingDay(this.clock.today());
    return this.config.centre.hotlines.map(({ name, number, hours, purpose, open }) => ({ name, number, hours, purpose, openNow: open ? isOpenAt(open, now, isWorkingDay) : null }));
  }
}
