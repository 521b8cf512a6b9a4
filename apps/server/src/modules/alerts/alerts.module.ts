import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClocksModule } from '../clocks/clocks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { FollowLookup } from '../notices/follow-lookup.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RecipientCounter } from '../notices/recipient-counter.js';
import { AlertChangeEntity, AlertSequenceEntity } from './alert-change.entity.js';
import { AlertMatcherService } from './alert-matcher.service.js';
import { AlertRecipients } from './alert-recipients.js';
import { AlertEntity } from './alert.entity.js';
import { AlertsController } from './alerts.controller.js';
import { AlertsErasure } from './alerts-erasure.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsService } from './alerts.service.js';
import { AnnouncerService } from './announcer.service.js';
import { AudienceService } from './audience.service.js';
import { CanaryAlerts } from './canary-alerts.service.js';
import { DeadlineReminderHandler } from './deadlines/deadline-reminder.handler.js';
import { DeadlineRemindersJob } from './deadlines/deadline-reminders.job.js';
import { DeadlineRemindersService } from './deadlines/deadline-reminders.service.js';
import { ProjectFollowedHandler } from './deadlines/project-followed.handler.js';
import { QuietlyChangedHandler } from './deadlines/quietly-changed.handler.js';
import { FollowLookupByRow } from './follow-lookup-by-row.js';
import { FollowEntity } from './follow.entity.js';
import { FollowsController } from './follows.controller.js';
import { FollowsRepository } from './follows.repository.js';
import { FollowsService } from './follows.service.js';
import { PreviewModule } from './preview/preview.module.js';
import { NoticePublishedHandler } from './notice-published.handler.js';

/** Global for its two ports, which notices asks for without knowing who answers. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AlertEntity, AlertChangeEntity, AlertSequenceEntity, FollowEntity]), ClocksModule, NoticesModule, DeliveriesModule, PreviewModule],
  controllers: [AlertsController, FollowsController],
  providers: [
    ...[AlertsRepository, FollowsRepository, AlertsService, FollowsService, AlertMatcherService, AudienceService, AnnouncerService, NoticePublishedHandler, CanaryAlerts, AlertsErasure],
    ...[DeadlineRemindersService, DeadlineRemindersJob, DeadlineReminderHandler, ProjectFollowedHandler, QuietlyChangedHandler],
    { provide: FollowLookup, useClass: FollowLookupByRow },
    { provide: RecipientCounter, useClass: AlertRecipients },
  ],
  exports: [AlertsService, CanaryAlerts, FollowsService, FollowLookup, RecipientCounter],
})
export class AlertsModule {}
