import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClocksModule } from '../clocks/clocks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { RatingsModule } from '../ratings/ratings.module.js';
import { CallBackContactsService } from './call-back-contacts.service.js';
import { HandOverService } from './hand-over.service.js';
import { RatersRectificationService } from './raters-rectification.service.js';
import { RatingFollower } from './rating-follower.js';
import { RectificationClocks } from './rectification-clocks.js';
import { RectificationDates } from './rectification-dates.js';
import { RectificationDeskService } from './rectification-desk.service.js';
import { RectificationListsService } from './rectification-lists.service.js';
import { RectificationStepRow } from './rectification-step.entity.js';
import { RectificationTelling } from './rectification-telling.js';
import { RectificationViews } from './rectification-views.js';
import { RectificationRow } from './rectification.entity.js';
import { RectificationsController } from './rectifications.controller.js';
import { RectificationsJob } from './rectifications.job.js';
import { RectificationsRepository } from './rectifications.repository.js';
import { RectificationsService } from './rectifications.service.js';
import { ResponsiblePersons } from './responsible-persons.js';
import { SupervisorRectificationsController } from './supervisor-rectifications.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([RectificationRow, RectificationStepRow]), ClocksModule, DeliveriesModule, RatingsModule],
  controllers: [RectificationsController, SupervisorRectificationsController],
  providers: [
    ...[RectificationsRepository, ResponsiblePersons, RectificationClocks, RectificationViews, RectificationTelling],
    ...[RatingFollower, RectificationDates, HandOverService, RectificationsJob],
    ...[RectificationsService, RectificationDeskService, RectificationListsService, RatersRectificationService, CallBackContactsService],
  ],
  exports: [RectificationsService],
})
export class RectificationsModule {}
