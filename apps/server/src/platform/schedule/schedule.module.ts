import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecurringJobRow } from './recurring-job.entity.js';
import { RecurringJobRunner } from './recurring-job-runner.js';
import { RecurringJobs } from './recurring-jobs.js';
import { RecurringJobsRepository } from './recurring-jobs.repository.js';

@Global()
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([RecurringJobRow])],
  providers: [RecurringJobsRepository, RecurringJobRunner, RecurringJobs],
  exports: [RecurringJobs],
})
export class ScheduleModule {}
