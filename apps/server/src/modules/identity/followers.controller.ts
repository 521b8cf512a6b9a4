import { Controller, Get, HttpCode, Post, SerializeOptions } from '@nestjs/common';
import { followerStatusSchema, type FollowerStatus } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { RecurringJobs } from '../../platform/schedule/recurring-jobs.js';
import { FOLLOWERS_JOB } from './follower-sync.job.js';
import { FollowerSyncService } from './follower-sync.service.js';

@Controller('staff/wechat/followers')
@Allow('supervisor-desk', 'administrator')
export class FollowersController {
  constructor(
    private readonly sync: FollowerSyncService,
    private readonly jobs: RecurringJobs,
  ) {}

  @Get()
  @SerializeOptions({ schema: followerStatusSchema })
  status(): Promise<FollowerStatus> {
    return this.sync.status();
  }

  @Post('sync')
  @HttpCode(202)
  @Allow('administrator')
  @SerializeOptions({ schema: followerStatusSchema })
  async start(): Promise<FollowerStatus> {
    await this.jobs.askFor(FOLLOWERS_JOB);
    return this.sync.status();
  }
}
