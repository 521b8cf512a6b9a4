import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NoticesModule } from '../notices/notices.module.js';
import { AttemptsService } from './attempts.service.js';
import { ChannelsService } from './channels.service.js';
import { CreditEntity, CreditEntryEntity } from './credit.entity.js';
import { CreditsRepository } from './credits.repository.js';
import { CreditsService } from './credits.service.js';
import { DeadLetterEntity } from './dead-letter.entity.js';
import { DeadLettersRepository } from './dead-letters.repository.js';
import { DeadLettersService } from './dead-letters.service.js';
import { DeliveriesErasure } from './deliveries-erasure.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliverySearchRepository } from './delivery-search.repository.js';
import { DeliveryLogsService } from './delivery-logs.service.js';
import { DeliveryFiguresRepository } from './delivery-figures.repository.js';
import { DeliveryFiguresService } from './delivery-figures.service.js';
import { DeliveriesService } from './deliveries.service.js';
import { DeliveryEventsListener } from './delivery-events.listener.js';
import { DeliveryEntity } from './delivery.entity.js';
import { DeliverySendHandler } from './delivery-send.handler.js';
import { DigestDueHandler, DigestMakeHandler } from './digests/digest-handlers.js';
import { DigestSchedule } from './digests/digest-schedule.service.js';
import { DigestsRepository } from './digests/digests.repository.js';
import { DigestsService } from './digests/digests.service.js';
import { WithdrawalsService } from './digests/withdrawals.service.js';
import { EndingsService } from './endings.service.js';
import { EventOutcomesService } from './event-outcomes.service.js';
import { InboxController } from './inbox.controller.js';
import { InboxItemEntity } from './inbox-item.entity.js';
import { InboxRepository } from './inbox.repository.js';
import { InboxService } from './inbox.service.js';
import { JointWrites } from './joint-writes.js';
import { LostCallsService } from './lost-calls.service.js';
import { MessageCallsService } from './message-calls.service.js';
import { OpenidTurnEntity } from './openid-turn.entity.js';
import { OpenidTurnsRepository } from './openid-turns.repository.js';
import { OpenidTurnsService } from './openid-turns.service.js';
import { Outages } from './pace/outages.service.js';
import { SendPaceEntity } from './pace/send-pace.entity.js';
import { SendPaceRepository } from './pace/send-pace.repository.js';
import { SendPace } from './pace/send-pace.js';
import { PersonWays } from './person-ways.service.js';
import { OutcomesService } from './outcomes.service.js';
import { PausesRepository } from './pauses.repository.js';
import { PausesService } from './pauses.service.js';
import { PushPreferenceModule } from './preference/push-preference.module.js';
import { RefusalsService } from './refusals.service.js';
import { SendPauseEntity } from './send-pause.entity.js';
import { RemindersService } from './reminders.service.js';
import { SendJobs } from './send-jobs.service.js';
import { SendWindow } from './send-window.js';
import { SenderService } from './sender.service.js';
import { DeliveryStepEntity } from './steps/delivery-step.entity.js';
import { DeliveryStepsRepository } from './steps/delivery-steps.repository.js';
import { DeliverySteps } from './steps/delivery-steps.service.js';
import { RetriesService } from './retries.service.js';
import { StaffDeliveriesController } from './staff-deliveries.controller.js';
import { StaffDeliveriesService } from './staff-deliveries.service.js';
import { StrangerCreditsJob } from './stranger-credits.job.js';
import { WaitsService } from './waits.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([InboxItemEntity, DeliveryEntity, CreditEntity, CreditEntryEntity, SendPauseEntity, SendPaceEntity, DeadLetterEntity, OpenidTurnEntity, DeliveryStepEntity]), NoticesModule, PushPreferenceModule],
  controllers: [InboxController, StaffDeliveriesController],
  providers: [
    ...[InboxRepository, DeliveriesRepository, CreditsRepository, PausesRepository, SendPaceRepository, DeadLettersRepository, OpenidTurnsRepository, DeliveryStepsRepository, DeliveryFiguresRepository, DeliverySearchRepository],
    ...[InboxService, PersonWays, DeliverySteps, DeliveryFiguresService, DeliveryLogsService, DeliveriesService, StaffDeliveriesService, RetriesService, CreditsService, ChannelsService, PausesService, Outages, SendPace, RemindersService],
    ...[SendJobs, SendWindow, JointWrites, WaitsService, OutcomesService, LostCallsService],
    ...[SenderService, AttemptsService, EndingsService, RefusalsService, OpenidTurnsService, DeadLettersService, MessageCallsService, DeliverySendHandler],
    ...[DigestsRepository, DigestSchedule, DigestsService, DigestDueHandler, DigestMakeHandler, WithdrawalsService],
    ...[EventOutcomesService, DeliveryEventsListener, DeliveriesErasure, StrangerCreditsJob],
  ],
  exports: [DeliveriesService, DeliveryFiguresService, DigestSchedule, WithdrawalsService, InboxService, PersonWays, StaffDeliveriesService, RemindersService, CreditsService, PausesService, DeadLettersService],
})
export class DeliveriesModule {}
