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
import { DeliveriesService } from './deliveries.service.js';
import { DeliveryEventsListener } from './delivery-events.listener.js';
import { DeliveryEntity } from './delivery.entity.js';
import { DeliverySendHandler } from './delivery-send.handler.js';
import { EndingsService } from './endings.service.js';
import { EventOutcomesService } from './event-outcomes.service.js';
import { InboxController } from './inbox.controller.js';
import { InboxItemEntity } from './inbox-item.entity.js';
import { InboxRepository } from './inbox.repository.js';
import { InboxService } from './inbox.service.js';
import { MessageCallsService } from './message-calls.service.js';
import { OpenidTurnEntity } from './openid-turn.entity.js';
import { OpenidTurnsRepository } from './openid-turns.repository.js';
import { OpenidTurnsService } from './openid-turns.service.js';
import { PausesRepository } from './pauses.repository.js';
import { PausesService } from './pauses.service.js';
import { RefusalsService } from './refusals.service.js';
import { SendPauseEntity } from './send-pause.entity.js';
import { RemindersService } from './reminders.service.js';
import { SenderService } from './sender.service.js';
import { StaffDeliveriesController } from './staff-deliveries.controller.js';
import { StaffDeliveriesService } from './staff-deliveries.service.js';
import { StrangerCreditsJob } from './stranger-credits.job.js';

@Module({
  imports: [TypeOrmModule.forFeature([InboxItemEntity, DeliveryEntity, CreditEntity, CreditEntryEntity, SendPauseEntity, DeadLetterEntity, OpenidTurnEntity]), NoticesModule],
  controllers: [InboxController, StaffDeliveriesController],
  providers: [
    ...[InboxRepository, DeliveriesRepository, CreditsRepository, PausesRepository, DeadLettersRepository, OpenidTurnsRepository],
    ...[InboxService, DeliveriesService, StaffDeliveriesService, CreditsService, ChannelsService, PausesService, RemindersService],
    ...[SenderService, AttemptsService, EndingsService, RefusalsService, OpenidTurnsService, DeadLettersService, MessageCallsService, DeliverySendHandler],
    ...[EventOutcomesService, DeliveryEventsListener, DeliveriesErasure, StrangerCreditsJob],
  ],
  exports: [DeliveriesService, StaffDeliveriesService, RemindersService, CreditsService, PausesService, DeadLettersService],
})
export class DeliveriesModule {}
