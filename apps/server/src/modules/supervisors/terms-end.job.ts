import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Alarms } from '../../platform/alarms/alarms.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import { SupervisorsRepository } from './supervisors.repository.js';

const ALARM = 'supervisors:terms-end';
const SHOWN = 20;

/** Tells the centre whose term ends soon, until it has decided or the term is over. */
@Injectable()
export class TermsEndJob extends RecurringJob {
  readonly name = 'supervisors.terms';
  readonly every;

  constructor(
    private readonly supervisors: SupervisorsRepository,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
    this.every = { dailyAt: config.centre.reminders.at };
  }

  async run(): Promise<void> {
    const today = this.clock.today();
    const until = DateTime.fromISO(today).plus({ days: this.config.centre.supervision.termNoticeDays }).toFormat('yyyy-MM-dd');
    const ending = await this.supervisors.findEnding(today, until, SHOWN);
    if (ending.length === 0) return this.alarms.clear(ALARM);
    await this.alarms.raise(ALARM, `特约监督员任期将满，请续聘或办理结束：${ending.map(({ name, endsOn }) => `${name}（${endsOn}）`).join('、')}`);
  }
}
