import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClocksModule } from '../clocks/clocks.module.js';
import { ContentChecksModule } from '../content-checks/content-checks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { SuspensionLookup } from '../notices/suspension-lookup.js';
import { RatingsModule } from '../ratings/ratings.module.js';
import { UploadsModule } from '../uploads/uploads.module.js';
import { AddresseesService } from './addressees.service.js';
import { AnswerRatingsService } from './answer-ratings.service.js';
import { AnswersService } from './answers.service.js';
import { CaseCodesService } from './case-codes.service.js';
import { CaseContactsService } from './case-contacts.service.js';
import { CaseDatesService } from './case-dates.service.js';
import { CaseDueDates } from './case-due-dates.js';
import { CaseEntity } from './case.entity.js';
import { CaseIntakeService } from './case-intake.service.js';
import { CaseNewsService } from './case-news.service.js';
import { CasePathsService } from './case-paths.service.js';
import { CaseRecordsService } from './case-records.service.js';
import { CaseContactsRetention, CaseFilesRetention } from './case-retention.js';
import { CaseStepEntity } from './case-step.entity.js';
import { CaseStepsRepository } from './case-steps.repository.js';
import { CaseTakingService } from './case-taking.service.js';
import { CaseViewsService } from './case-views.service.js';
import { CaseWords } from './case-words.js';
import { CasesController } from './cases.controller.js';
import { CasesRepository } from './cases.repository.js';
import { CasesService } from './cases.service.js';
import { ContactLooksService } from './contact-looks.service.js';
import { FilerCasesService } from './filer-cases.service.js';
import { FilerChangesService } from './filer-changes.service.js';
import { FilingService } from './filing.service.js';
import { HandlingService } from './handling.service.js';
import { PathDatesService } from './path-dates.service.js';
import { PublicQuestionEntity } from './public-question.entity.js';
import { QuestionsController } from './questions.controller.js';
import { QuestionsRepository } from './questions.repository.js';
import { QuestionsService } from './questions.service.js';
import { StaffCasesController } from './staff-cases.controller.js';
import { StaffCasesService } from './staff-cases.service.js';
import { SuspendingService } from './suspending.service.js';
import { SuspensionsRepository } from './suspensions.repository.js';
import { SuspensionsService } from './suspensions.service.js';
import { TenderSuspensionEntity } from './tender-suspension.entity.js';

/** Global for its port, which notices asks for without knowing who answers. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([CaseEntity, CaseStepEntity, TenderSuspensionEntity, PublicQuestionEntity]), ClocksModule, ContentChecksModule, DeliveriesModule, NoticesModule, RatingsModule, UploadsModule],
  controllers: [CasesController, StaffCasesController, QuestionsController],
  providers: [
    ...[CasesRepository, CaseStepsRepository, SuspensionsRepository, QuestionsRepository],
    ...[AddresseesService, PathDatesService, CasePathsService, CaseDatesService, CaseDueDates, CaseContactsService, CaseCodesService, CaseWords, CaseRecordsService, CaseViewsService, CaseNewsService, CaseContactsRetention, CaseFilesRetention],
    ...[CaseIntakeService, CaseTakingService, FilingService, FilerCasesService, FilerChangesService, SuspensionsService, SuspendingService, HandlingService, AnswerRatingsService, AnswersService, StaffCasesService, ContactLooksService, QuestionsService, CasesService],
    { provide: SuspensionLookup, useExisting: SuspensionsService },
  ],
  exports: [CasesService, SuspensionLookup],
})
export class CasesModule {}
