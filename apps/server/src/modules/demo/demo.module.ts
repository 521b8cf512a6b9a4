import { Module } from '@nestjs/common';
import { NoticesModule } from '../notices/notices.module.js';
import { SupervisorsModule } from '../supervisors/supervisors.module.js';
import { DemoContentService } from './demo-content.service.js';
import { DemoSupervisorService } from './demo-supervisor.service.js';

/** The demonstration's content; silent unless DEMO is set. */
@Module({ imports: [NoticesModule, SupervisorsModule], providers: [DemoContentService, DemoSupervisorService] })
export class DemoModule {}
