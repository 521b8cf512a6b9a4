import type { Overview } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { CasesService } from '../cases/cases.service.js';
import { ContentChecksService } from '../content-checks/content-checks.service.js';
import { GamingService } from '../gaming/gaming.service.js';
import { RatingFactsService } from '../ratings/rating-facts.service.js';
import { RectificationsService } from '../rectifications/rectifications.service.js';

type Waiting = Pick<Overview, 'badRatingsOpen' | 'rectificationsRunning' | 'rectificationsOverdue' | 'rectificationsNear' | 'gamingOpen' | 'casesOpen' | 'casesOverdue' | 'casesSoon' | 'callBacksDue' | 'contentWaiting' | 'oldestCaseAt'>;

/** What people have said and nobody has dealt with yet. */
@Injectable()
export class VoicesWaiting {
  constructor(
    private readonly ratings: RatingFactsService,
    private readonly rectifications: RectificationsService,
    private readonly gaming: GamingService,
    private readonly cases: CasesService,
    private readonly contentChecks: ContentChecksService,
  ) {}

  async count(): Promise<Waiting> {
    const [badRatingsOpen, { running, overdue, near }, gamingOpen, cases, contentWaiting, oldestCaseAt] = await Promise.all([
      this.ratings.countUnansweredBad(),
      this.rectifications.waiting(),
      this.gaming.countOpen(),
      this.cases.counts(),
      this.contentChecks.countWaiting(),
      this.cases.oldestOpenAt(),
    ]);
    return { badRatingsOpen, rectificationsRunning: running, rectificationsOverdue: overdue, rectificationsNear: near, gamingOpen, casesOpen: cases.open, casesOverdue: cases.overdue, casesSoon: cases.soon, callBacksDue: cases.callBacks, contentWaiting, oldestCaseAt };
  }
}
