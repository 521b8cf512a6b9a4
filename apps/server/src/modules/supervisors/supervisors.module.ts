import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClocksModule } from '../clocks/clocks.module.js';
import { ContentChecksModule } from '../content-checks/content-checks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { RatingsModule } from '../ratings/ratings.module.js';
import { UploadsModule } from '../uploads/uploads.module.js';
import { AppraisalEntity } from './appraisal.entity.js';
import { AppraisalsRepository } from './appraisals.repository.js';
import { AppraisalsService } from './appraisals.service.js';
import { OpinionEntity } from './opinion.entity.js';
import { OpinionAnswersService } from './opinion-answers.service.js';
import { OpinionDueDates } from './opinion-due-dates.js';
import { OpinionIntakeService } from './opinion-intake.service.js';
import { OpinionSigningService } from './opinion-signing.service.js';
import { OpinionViewsService } from './opinion-views.service.js';
import { OpinionWords } from './opinion-words.js';
import { OpinionsController, StaffOpinionsController } from './opinions.controller.js';
import { OpinionsRepository } from './opinions.repository.js';
import { OpinionsService } from './opinions.service.js';
import { RecordsController, StaffRecordsController } from './records.controller.js';
import { RecordsService } from './records.service.js';
import { SupervisorHomeController } from './supervisor-home.controller.js';
import { SupervisorHomeService } from './supervisor-home.service.js';
import { SupervisionWaiting } from './supervision-waiting.service.js';
import { SupervisorsErasure } from './supervisors-erasure.js';
import { TaskEntity } from './task.entity.js';
import { TaskOwnersService } from './task-owners.service.js';
import { TaskRemindersJob } from './task-reminders.job.js';
import { TaskViewsService } from './task-views.service.js';
import { StaffTasksController, TasksController } from './tasks.controller.js';
import { TasksRepository } from './tasks.repository.js';
import { TasksService } from './tasks.service.js';
import { AppointmentsService } from './appointments.service.js';
import { InvitationsService } from './invitations.service.js';
import { StaffSupervisorsController, SupervisorsController } from './supervisors.controller.js';
import { TermsEndJob } from './terms-end.job.js';
import { TrailService } from './trail.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([TaskEntity, OpinionEntity, AppraisalEntity]), ClocksModule, ContentChecksModule, DeliveriesModule, NoticesModule, RatingsModule, UploadsModule],
  controllers: [SupervisorHomeController, SupervisorsController, StaffSupervisorsController, TasksController, StaffTasksController, OpinionsController, StaffOpinionsController, RecordsController, StaffRecordsController],
  providers: [
    ...[AppointmentsService, InvitationsService, TermsEndJob, SupervisorsErasure],
    ...[TasksRepository, TaskOwnersService, TaskViewsService, TasksService, TaskRemindersJob],
    ...[OpinionsRepository, OpinionIntakeService, OpinionSigningService, OpinionViewsService, OpinionsService, OpinionAnswersService, OpinionWords, OpinionDueDates],
    ...[AppraisalsRepository, AppraisalsService, SupervisorHomeService],
    ...[TrailService, RecordsService, SupervisionWaiting],
  ],
  exports: [AppointmentsService, InvitationsService, TasksService, OpinionsService, OpinionAnswersService, SupervisionWaiting],
})
export class SupervisorsModule {}
