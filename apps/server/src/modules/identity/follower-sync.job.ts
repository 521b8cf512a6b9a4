import { Injectable } from '@nestjs/common';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import { FollowerSyncService } from './follower-sync.service.js';

export const FOLLOWERS_JOB = 'identity.followers';

/** Events tell of who comes and goes; the nightly list mends what they missed. */
@Injectable()
export class FollowerSyncJob extends RecurringJob {
  readonly name = FOLLOWERS_JOB;
  readonly every = { dailyAt: '03:40' };
  override readonly timeoutMs = 3_600_000;

  constructor(private readonly sync: FollowerSyncService) {
    super();
  }

  run(signal: AbortSignal): Promise<void> {
    return this.sync.run(signal);
  }
}
