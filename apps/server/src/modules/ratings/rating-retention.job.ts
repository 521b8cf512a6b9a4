import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import { RatingsRepository } from './ratings.repository.js';

const DAY_MS = 86_400_000;

/** Contacts and traces of raters do not outlive what they are kept for. */
@Injectable()
export class RatingRetentionJob extends RecurringJob {
  readonly name = 'ratings.retention';
  readonly every = { dailyAt: '03:40' };

  constructor(
    private readonly ratings: RatingsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  async run(): Promise<void> {
    const { contactDays, traceDays } = this.config.centre.ratings;
    const before = (days: number): Date => addMs(this.clock.now(), -days * DAY_MS);
    await this.unitOfWork.run((tx) => this.ratings.forget(tx, before(contactDays), before(traceDays)));
  }
}
