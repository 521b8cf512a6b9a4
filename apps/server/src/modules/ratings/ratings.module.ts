import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContentChecksModule } from '../content-checks/content-checks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { HandledServiceEntity } from './handled-service.entity.js';
import { RatingEntity } from './rating.entity.js';
import { RatingFormDraftEntity, RatingFormEntity } from './rating-form.entity.js';
import { RatingChangeEntity, RatingExclusionEntity, StaffDeviceEntity } from './rating-history.entity.js';
import { RatingWords } from './rating-words.js';
import { RatingsController } from './ratings.controller.js';
import { RatingsRepository } from './ratings.repository.js';
import { RatingsService } from './ratings.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([RatingEntity, RatingFormEntity, RatingFormDraftEntity, HandledServiceEntity, RatingChangeEntity, RatingExclusionEntity, StaffDeviceEntity]), ContentChecksModule, DeliveriesModule],
  controllers: [RatingsController],
  providers: [RatingsRepository, RatingsService, RatingWords],
  exports: [RatingsService],
})
export class RatingsModule {}
