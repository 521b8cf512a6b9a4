import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContentChecksModule } from '../content-checks/content-checks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { RatingEntity } from './rating.entity.js';
import { RatingWords } from './rating-words.js';
import { RatingsController } from './ratings.controller.js';
import { RatingsRepository } from './ratings.repository.js';
import { RatingsService } from './ratings.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([RatingEntity]), ContentChecksModule, DeliveriesModule],
  controllers: [RatingsController],
  providers: [RatingsRepository, RatingsService, RatingWords],
  exports: [RatingsService],
})
export class RatingsModule {}
