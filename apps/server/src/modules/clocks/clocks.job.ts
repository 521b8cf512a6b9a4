import { Injectable } from '@nestjs/common';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import { DueDatesService } from './due-dates.service.js';
import { NextYearAlarm } from './next-year-alarm.js';

export const CLOCKS = 'clocks.daily';

/** Counts what could not be counted, and warns while next year's holidays are missing. */
@Injectable()
export class ClocksJob extends RecurringJob {
  readonly name = CLOCKS;
  readonly every = { dailyAt: '00:05' };

  constructor(
    private readonly dueDates: DueDatesService,
    private readonly alarm: NextYearAlarm,
  ) {
    super();
  }

  async run(): Promise<void> {
    await this.dueDates.recompute();
    await this.alarm.look();
  }
}
