import type { Overview } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { StaffCaller } from '../../platform/http/caller.js';
import { CasesService } from '../cases/cases.service.js';
import { ContentChecksService } from '../content-checks/content-checks.service.js';
import { GamingService } from '../gaming/gaming.service.js';
import { RatingFactsService } from '../ratings/rating-facts.service.js';
import { RectificationsService } from '../rectifications/rectifications.service.js';

type Waiting = Pick<Overview, 'badRatingsOpen' | 'rectificationsRunning' | 'rectificationsOverdue' | 'rectificationsNear' | 'gamingOpen' | 'exclusionsOpen' | 'casesOpen' | 'casesOverdue' | 'casesSoon' | 'casesInReview' | 'callBacksDue' | 'contentWaiting' | 'oldestCaseAt'>;

/** What people have said and nobody has dealt with yet; of cases and rectifications those that this member sees. */
@Injectable()
export class VoicesWaiting {
  constructor(
    private readonly ratings: RatingFactsService,
    private readonly rectifications: RectificationsService,
    private readonly gaming: GamingService,
    private readonly cases: CasesService,
    private readonly contentChecks: ContentChecksService,
  ) {}

  async count(staff: StaffCaller): Promise<Waiting> {
    const [badRatingsOpen, { running, overdue, near }, gamingOpen, exclusionsOpen, cases, contentWaiting] = await Promise.all([
      this.ratings.countUnansweredBad(),
      this.rectifications.waiting(staff),
      this.gaming.countOpen(),
      this.ratings.countExclusionsOpen(),
      this.cases.counts(staff),
      this.contentChecks.countWaiting(),
    ]);
    return { badRatingsOpen, rectificationsRunning: running, rectificationsOverdue: overdue, rectificationsNear: near, gamingOpen, exclusionsOpen, casesOpen: cases.open, casesOverdue: cases.overdue, casesSoon: cases.soon, casesInReview: cases.inReview, callBacksDue: cases.callBacks, contentWaiting, oldestCaseAt: cases.oldestAt };
  }
}
