import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContentChecksModule } from '../content-checks/content-checks.module.js';
import { DeliveriesModule } from '../deliveries/deliveries.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { AppraisalEntity } from './appraisals/appraisal.entity.js';
import { AppraisalsRepository } from './appraisals/appraisals.repository.js';
import { OpinionEntity } from './opinions/opinion.entity.js';
import { OpinionWords } from './opinions/opinion-words.js';
import { OpinionsRepository } from './opinions/opinions.repository.js';
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
  imports: [TypeOrmModule.forFeature([TaskEntity, OpinionEntity, AppraisalEntity]), ContentChecksModule, DeliveriesModule, NoticesModule],
  controllers: [SupervisorsController, StaffSupervisorsController, TasksController, StaffTasksController, RecordsController, StaffRecordsController],
  providers: [
    ...[AppointmentsService, InvitationsService, TermsEndJob, SupervisorsErasure],
    ...[TasksRepository, TaskOwnersService, TaskViewsService, TasksService, TaskRemindersJob],
    ...[OpinionsRepository, OpinionWords],
    ...[AppraisalsRepository],
    ...[TrailService, RecordsService],
  ],
  exports: [AppointmentsService, InvitationsService, TasksService],
})
export class SupervisorsModule {}
