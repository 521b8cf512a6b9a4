import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AnnouncementEntity } from './announcement.entity.js';
import { AnnouncementsRepository } from './announcements.repository.js';
import { AnnouncementsService } from './announcements.service.js';
import { AttachmentEntity } from './attachment.entity.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { AttachmentsService } from './attachments.service.js';
import { DraftsService } from './drafts.service.js';
import { HomeNotices } from './home-notices.service.js';
import { NoticeDeadlineEntity } from './notice-deadline.entity.js';
import { NoticeDeadlinesRepository } from './notice-deadlines.repository.js';
import { NoticeDeadlinesService } from './notice-deadlines.service.js';
import { NoticeEntity } from './notice.entity.js';
import { NoticeIntake } from './notice-intake.service.js';
import { NoticeTextEntity, NoticeTextFoldedEntity } from './notice-text.entity.js';
import { NoticeVersionEntity } from './notice-version.entity.js';
import { NoticesController } from './notices.controller.js';
import { NoticesRepository } from './notices.repository.js';
import { NoticesService } from './notices.service.js';
import { PartiesController } from './parties.controller.js';
import { PartiesRepository } from './parties.repository.js';
import { PartiesService } from './parties.service.js';
import { PartyEntity } from './party.entity.js';
import { ProjectEntity } from './project.entity.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';
import { Publisher } from './publisher.service.js';
import { RecentNoticesRepository } from './recent-notices.repository.js';
import { RecentNotices } from './recent-notices.service.js';
import { RegionNames } from './region-names.js';
import { SearchRepository } from './search.repository.js';
import { SectionEntity } from './section.entity.js';
import { StaffNoticesController } from './staff-notices.controller.js';
import { StaffNoticesService } from './staff-notices.service.js';
import { WorkflowService } from './workflow.service.js';
import { WorkingVersionEntity } from './working-version.entity.js';
import { WorkingVersionsRepository } from './working-versions.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([ProjectEntity, SectionEntity, PartyEntity, NoticeEntity, NoticeDeadlineEntity, NoticeVersionEntity, WorkingVersionEntity, NoticeTextEntity, NoticeTextFoldedEntity, AttachmentEntity, AnnouncementEntity])],
  controllers: [NoticesController, ProjectsController, AttachmentsController, PartiesController, StaffNoticesController],
  providers: [
    NoticesRepository,
    NoticeDeadlinesRepository,
    NoticeDeadlinesService,
    SearchRepository,
    ProjectsRepository,
    WorkingVersionsRepository,
    PartiesRepository,
    PartiesService,
    RecentNoticesRepository,
    RecentNotices,
    AttachmentsRepository,
    AnnouncementsRepository,
    AnnouncementsService,
    RegionNames,
    Publisher,
    NoticeIntake,
    NoticesService,
    HomeNotices,
    ProjectsService,
    DraftsService,
    StaffNoticesService,
    WorkflowService,
    AttachmentsService,
  ],
  exports: [NoticesService, NoticeDeadlinesService, AnnouncementsService, ProjectsService, PartiesService, RecentNotices, NoticeIntake, HomeNotices, RegionNames, WorkflowService, StaffNoticesService],
})
export class NoticesModule {}
