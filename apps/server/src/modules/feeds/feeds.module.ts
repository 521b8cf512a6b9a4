import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NoticesModule } from '../notices/notices.module.js';
import { FeedRecordEntity } from './feed-record.entity.js';
import { FeedRecordsRepository } from './feed-records.repository.js';
import { FeedsController } from './feeds.controller.js';
import { ImportRejectionEntity, ImportRunEntity } from './import-run.entity.js';
import { ImportRunnerService } from './import-runner.service.js';
import { ImportRunsRepository } from './import-runs.repository.js';
import { ImportsService } from './imports.service.js';
import { RecordIntakeService } from './record-intake.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([ImportRunEntity, ImportRejectionEntity, FeedRecordEntity]), NoticesModule],
  controllers: [FeedsController],
  providers: [ImportRunsRepository, FeedRecordsRepository, RecordIntakeService, ImportRunnerService, ImportsService],
  exports: [ImportRunnerService],
})
export class FeedsModule implements OnApplicationBootstrap {
  constructor(private readonly imports: ImportsService) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.imports.closeAbandoned();
  }
}
