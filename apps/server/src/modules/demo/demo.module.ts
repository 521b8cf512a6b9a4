import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { DemoContentService } from './demo-content.service.js';

/** The demonstration's content; silent unless DEMO is set. */
@Module({ imports: [NoticesModule], providers: [DemoContentService] })
export class DemoModule {}
