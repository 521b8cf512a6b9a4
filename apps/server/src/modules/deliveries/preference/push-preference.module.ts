import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Templates } from '../templates.service.js';
import { PushPreferenceController } from './push-preference.controller.js';
import { PushPreferenceEntity } from './push-preference.entity.js';
import { PushPreferenceErasure } from './push-preference-erasure.js';
import { PushPreferenceRepository } from './push-preference.repository.js';
import { PushPreferenceService } from './push-preference.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([PushPreferenceEntity])],
  controllers: [PushPreferenceController],
  providers: [Templates, PushPreferenceRepository, PushPreferenceService, PushPreferenceErasure],
  exports: [PushPreferenceService, Templates],
})
export class PushPreferenceModule {}
