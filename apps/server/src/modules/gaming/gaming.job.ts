import { Injectable } from '@nestjs/common';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import { GamingSearchService } from './gaming-search.service.js';

export const GAMING = 'gaming.search';

@Injectable()
export class GamingJob extends RecurringJob {
  readonly name = GAMING;
  readonly every = { minutes: 10 };

  constructor(private readonly gaming: GamingSearchService) {
    super();
  }

  run(signal: AbortSignal): Promise<void> {
    return this.gaming.search(signal);
  }
}
