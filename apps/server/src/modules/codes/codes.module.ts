import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NoticesModule } from '../notices/notices.module.js';
import { CodeCallsService } from './code-calls.service.js';
import { CodeTargetsService } from './code-targets.service.js';
import { CodesController } from './codes.controller.js';
import { CodesRepository } from './codes.repository.js';
import { CodesService } from './codes.service.js';
import { MiniCodeEntity, MiniLinkEntity } from './mini-code.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([MiniCodeEntity, MiniLinkEntity]), NoticesModule],
  controllers: [CodesController],
  providers: [CodesRepository, CodeTargetsService, CodeCallsService, CodesService],
})
export class CodesModule {}
