import { Module } from '@nestjs/common';
import { NoticesModule } from '../../notices/notices.module.js';
import { SynonymsController } from '../synonyms/synonyms.controller.js';
import { SynonymsService } from '../synonyms/synonyms.service.js';
import { PreviewController } from './preview.controller.js';
import { PreviewService } from './preview.service.js';

/** What helps a person to write an alert; nothing of it is saved. */
@Module({
  imports: [NoticesModule],
  controllers: [PreviewController, SynonymsController],
  providers: [PreviewService, SynonymsService],
})
export class PreviewModule {}
