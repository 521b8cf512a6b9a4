import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClocksModule } from '../clocks/clocks.module.js';
import { ContentChecksModule } from '../content-checks/content-checks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { ExclusionListsService } from './exclusion-lists.service.js';
import { ExclusionViews } from './exclusion-views.js';
import { ExclusionsService } from './exclusions.service.js';
import { FirstFormsService } from './first-forms.service.js';
import { FormDeskController } from './form-desk.controller.js';
import { FormDeskService } from './form-desk.service.js';
import { FormSubjects } from './form-subjects.js';
import { HandledServiceEntity } from './handled-service.entity.js';
import { HandledServicesRepository } from './handled-services.repository.js';
import { HandledServicesService } from './handled-services.service.js';
import { OwnRatingViews } from './own-rating-views.js';
import { OwnRatingsService } from './own-ratings.service.js';
import { RaterContactsService } from './rater-contacts.service.js';
import { RaterMarks } from './rater-marks.js';
import { RaterProofs } from './rater-proofs.js';
import { RatingData } from './rating-data.js';
import { RatingDeskController } from './rating-desk.controller.js';
import { RatingDeskService } from './rating-desk.service.js';
import { RatingEntity } from './rating.entity.js';
import { RatingFactsService } from './rating-facts.service.js';
import { RatingFormDraftEntity, RatingFormEntity } from './rating-form.entity.js';
import { RatingFormsRepository } from './rating-forms.repository.js';
import { RatingFormsService } from './rating-forms.service.js';
import { RatingChangeEntity, RatingExclusionEntity, StaffDeviceEntity } from './rating-history.entity.js';
import { RatingHistoryRepository } from './rating-history.repository.js';
import { RatingIntake } from './rating-intake.js';
import { RatingListeners } from './rating-listeners.js';
import { RatingReader } from './rating-reader.js';
import { RatingContactsRetention, RatingTracesRetention } from './rating-retention.js';
import { RatingTargets } from './rating-targets.js';
import { RatingTraces } from './rating-traces.js';
import { RatingViews } from './rating-views.js';
import { RatingWords } from './rating-words.js';
import { RatingsController } from './ratings.controller.js';
import { RatingsRepository } from './ratings.repository.js';
import { RatingsService } from './ratings.service.js';
import { ServiceDeskService } from './service-desk.service.js';
import { StaffDevicesService } from './staff-devices.service.js';

const entities = [RatingEntity, RatingFormEntity, RatingFormDraftEntity, HandledServiceEntity, RatingChangeEntity, RatingExclusionEntity, StaffDeviceEntity];
const forms = [FormSubjects, RatingFormsRepository, RatingFormsService, FormDeskService, FirstFormsService];
const services = [HandledServicesRepository, HandledServicesService, ServiceDeskService];
const rating = [RatingsRepository, RatingHistoryRepository, RatingTraces, RaterMarks, RatingTargets, RatingListeners, RatingIntake, RatingsService, RatingWords, StaffDevicesService];
const afterwards = [RaterProofs, OwnRatingViews, OwnRatingsService, RatingViews, RatingReader, RatingDeskService, RaterContactsService, ExclusionViews, ExclusionListsService, ExclusionsService, RatingFactsService, RatingData, RatingContactsRetention, RatingTracesRetention];

@Module({
  imports: [TypeOrmModule.forFeature(entities), DiscoveryModule, ClocksModule, ContentChecksModule, DeliveriesModule],
  controllers: [RatingsController, RatingDeskController, FormDeskController],
  providers: [...forms, ...services, ...rating, ...afterwards],
  exports: [RatingsService, RatingFactsService, RaterProofs, RatingFormsService, HandledServicesService, ExclusionsService, RatingReader, RaterContactsService],
})
export class RatingsModule {}
