import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RatingsModule } from '../ratings/ratings.module.js';
import { GamingController } from './gaming.controller.js';
import { GamingEvidenceRow } from './gaming-evidence.entity.js';
import { GamingFlagRow } from './gaming-flag.entity.js';
import { GamingJob } from './gaming.job.js';
import { GamingRepository } from './gaming.repository.js';
import { GamingSearchService } from './gaming-search.service.js';
import { GamingService } from './gaming.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([GamingFlagRow, GamingEvidenceRow]), RatingsModule],
  controllers: [GamingController],
  providers: [GamingRepository, GamingService, GamingSearchService, GamingJob],
  exports: [GamingService],
})
export class GamingModule {}
