import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContentChecksModule } from '../content-checks/content-checks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { CallBackService } from './call-back.service.js';
import { CaseEntity } from './case.entity.js';
import { CaseWords } from './case-words.js';
import { CasesController } from './cases.controller.js';
import { CasesRepository } from './cases.repository.js';
import { CasesService } from './cases.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([CaseEntity]), ContentChecksModule, DeliveriesModule, NoticesModule],
  controllers: [CasesController],
  providers: [CasesRepository, CasesService, CallBackService, CaseWords],
  exports: [CasesService],
})
export class CasesModule {}
