import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sessions } from '../../platform/http/caller.js';
import { FirstStaffService } from './first-staff.service.js';
import { FollowerEventsListener } from './follower-events.listener.js';
import { FollowerSyncRow } from './follower-sync.entity.js';
import { FollowerSyncJob } from './follower-sync.job.js';
import { FollowerSyncRepository } from './follower-sync.repository.js';
import { FollowerSyncService } from './follower-sync.service.js';
import { FollowersController } from './followers.controller.js';
import { FollowersService } from './followers.service.js';
import { IdentityData } from './identity-data.js';
import { PhoneCodesService } from './phone-codes.service.js';
import { PhonesService } from './phones.service.js';
import { SessionRow } from './session.entity.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { StaffController } from './staff.controller.js';
import { StaffRow } from './staff.entity.js';
import { StaffLoginService } from './staff-login.service.js';
import { StaffMembersService } from './staff-members.service.js';
import { StaffRepository } from './staff.repository.js';
import { UserSessionController } from './user-session.controller.js';
import { UserRow } from './user.entity.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([UserRow, StaffRow, SessionRow, FollowerSyncRow])],
  controllers: [UserSessionController, StaffController, FollowersController],
  providers: [
    ...[SessionsRepository, UsersRepository, StaffRepository, FollowerSyncRepository],
    ...[SessionsService, { provide: Sessions, useExisting: SessionsService }, UsersService, PhoneCodesService, PhonesService, IdentityData],
    ...[StaffLoginService, StaffMembersService, FirstStaffService],
    ...[FollowersService, FollowerEventsListener, FollowerSyncService, FollowerSyncJob],
  ],
  exports: [Sessions, SessionsService, UsersService, PhonesService, FirstStaffService, StaffMembersService],
})
export class IdentityModule {}
