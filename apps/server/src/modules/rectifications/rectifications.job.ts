import { Injectable } from '@nestjs/common';
import { Alarms } from '../../platform/alarms/alarms.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import { RatingFactsService } from '../ratings/rating-facts.service.js';
import { HandOverService } from './hand-over.service.js';
import { RatingFollower } from './rating-follower.js';
import { RectificationsRepository } from './rectifications.repository.js';
import { RectificationsService } from './rectifications.service.js';

export const RECTIFICATIONS = 'rectifications.look';
const ALARM = 'rectifications:overdue';
const AT_ONCE = 200;

/** Looks for late ones, and after an upgrade for bad ratings from before there were rectifications. */
@Injectable()
export class RectificationsJob extends RecurringJob {
  readonly name = RECTIFICATIONS;
  readonly every = { dailyAt: '00:20' };

  constructor(
    private readonly rectifications: RectificationsService,
    private readonly repository: RectificationsRepository,
    private readonly facts: RatingFactsService,
    private readonly follower: RatingFollower,
    private readonly handOver: HandOverService,
    private readonly unitOfWork: UnitOfWork,
    private readonly alarms: Alarms,
  ) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    await this.openMissing(signal);
    await this.handOver.run();
    const { overdue } = await this.rectifications.waiting();
    if (overdue > 0) await this.alarms.raise(ALARM, `有 ${overdue} 条差评整改超过整改或回访的期限，请到「差评整改」处理`);
    else await this.alarms.clear(ALARM);
  }

  private async openMissing(signal: AbortSignal): Promise<void> {
    for (let last = ''; !signal.aborted; ) {
      const bad = await this.facts.bad(last, AT_ONCE);
      const known = new Set(await this.repository.findRatingIds(bad.map(({ id }) => id)));
      for (const rating of bad) if (!known.has(rating.id)) await this.unitOfWork.run((tx) => this.follower.rated(tx, rating));
      const end = bad.at(-1);
      if (!end || bad.length < AT_ONCE) return;
      last = end.id;
    }
  }
}
