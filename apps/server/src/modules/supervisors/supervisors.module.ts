import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClocksModule } from '../clocks/clocks.module.js';
import { ContentChecksModule } from '../content-checks/content-checks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { UploadsModule } from '../uploads/uploads.module.js';
import { AppraisalEntity } from './appraisals/appraisal.entity.js';
import { AppraisalsRepository } from './appraisals/appraisals.repository.js';
import { OpinionEntity } from './opinions/opinion.entity.js';
import { OpinionAnswersService } from './opinions/opinion-answers.service.js';
import { OpinionDueDates } from './opinions/opinion-due-dates.js';
import { OpinionIntakeService } from './opinions/opinion-intake.service.js';
import { OpinionSigningService } from './opinions/opinion-signing.service.js';
import { OpinionViewsService } from './opinions/opinion-views.service.js';
import { OpinionWords } from './opinions/opinion-words.js';
import { OpinionsController, StaffOpinionsController } from './opinions/opinions.controller.js';
import { OpinionsRepository } from './opinions/opinions.repository.js';
import { OpinionsService } from './opinions/opinions.service.js';
import { RecordsController, StaffRecordsController } from './records/records.controller.js';
import { RecordsService } from './records/records.service.js';
import { SupervisorsErasure } from './supervisors-erasure.js';
import { TaskEntity } from './tasks/task.entity.js';
import { TaskOwnersService } from './tasks/task-owners.service.js';
import { TaskRemindersJob } from './tasks/task-reminders.job.js';
import { TaskViewsService } from './tasks/task-views.service.js';
import { StaffTasksController, TasksController } from './tasks/tasks.controller.js';
import { TasksRepository } from './tasks/tasks.repository.js';
import { TasksService } from './tasks/tasks.service.js';
import { AppointmentsService } from './terms/appointments.service.js';
import { InvitationsService } from './terms/invitations.service.js';
import { StaffSupervisorsController, SupervisorsController } from './terms/supervisors.controller.js';
import { TermsEndJob } from './terms/terms-end.job.js';
import { TrailService } from './trail/trail.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([TaskEntity, OpinionEntity, AppraisalEntity]), ClocksModule, ContentChecksModule, DeliveriesModule, NoticesModule, UploadsModule],
  controllers: [SupervisorsController, StaffSupervisorsController, TasksController, StaffTasksController, OpinionsController, StaffOpinionsController, RecordsController, StaffRecordsController],
  providers: [
    ...[AppointmentsService, InvitationsService, TermsEndJob, SupervisorsErasure],
    ...[TasksRepository, TaskOwnersService, TaskViewsService, TasksService, TaskRemindersJob],
    ...[OpinionsRepository, OpinionIntakeService, OpinionSigningService, OpinionViewsService, OpinionsService, OpinionAnswersService, OpinionWords, OpinionDueDates],
    ...[AppraisalsRepository],
    ...[TrailService, RecordsService],
  ],
  exports: [AppointmentsService, InvitationsService, TasksService, OpinionsService, OpinionAnswersService],
})
export class SupervisorsModule {}
