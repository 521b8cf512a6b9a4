import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, SerializeOptions } from '@nestjs/common';
import {
  changePasswordSchema,
  createStaffMemberSchema,
  doneSchema,
  idSchema,
  staffLoginSchema,
  staffMemberListSchema,
  staffMemberSchema,
  staffSessionSchema,
  updateStaffMemberSchema,
  type ChangePassword,
  type CreateStaffMember,
  type Done,
  type StaffLogin,
  type StaffMember,
  type StaffMemberList,
  type StaffSession,
  type UpdateStaffMember,
} from '@sunshine/contracts';
import { Allow, AllowTemporaryPassword, RateLimit } from '../../platform/http/allow.js';
import { Caller, Token, type Guest, type StaffCaller } from '../../platform/http/caller.js';
import { SessionsService } from './sessions.service.js';
import { StaffLoginService } from './staff-login.service.js';
import { StaffMembersService } from './staff-members.service.js';

@Controller('staff')
@Allow('editor', 'reviewer', 'supervisor-desk', 'administrator')
export class StaffController {
  constructor(
    private readonly login: StaffLoginService,
    private readonly members: StaffMembersService,
    private readonly sessions: SessionsService,
  ) {}

  @Post('session')
  @HttpCode(200)
  @Allow('public')
  @RateLimit('login')
  @SerializeOptions({ schema: staffSessionSchema })
  logIn(@Caller() caller: Guest, @Body({ schema: staffLoginSchema }) login: StaffLogin): Promise<StaffSession> {
    return this.login.logIn(login, caller.ip);
  }

  @Delete('session')
  @AllowTemporaryPassword()
  @SerializeOptions({ schema: doneSchema })
  async logOut(@Token() token: string | undefined): Promise<Done> {
    await this.sessions.end(token);
    return { done: true };
  }

  @Get('me')
  @AllowTemporaryPassword()
  @SerializeOptions({ schema: staffMemberSchema })
  me(@Caller() caller: StaffCaller): Promise<StaffMember> {
    return this.login.me(caller);
  }

  @Post('password')
  @HttpCode(200)
  @AllowTemporaryPassword()
  @RateLimit('login')
  @SerializeOptions({ schema: doneSchema })
  async changePassword(@Caller() caller: StaffCaller, @Token() token: string | undefined, @Body({ schema: changePasswordSchema }) change: ChangePassword): Promise<Done> {
    await this.login.changePassword(caller, token, change);
    return { done: true };
  }

  @Get('members')
  @Allow('administrator')
  @SerializeOptions({ schema: staffMemberListSchema })
  list(): Promise<StaffMemberList> {
    return this.members.list();
  }

  @Post('members')
  @Allow('administrator')
  @SerializeOptions({ schema: staffMemberSchema })
  create(@Caller() caller: StaffCaller, @Body({ schema: createStaffMemberSchema }) member: CreateStaffMember): Promise<StaffMember> {
    return this.members.create(caller, member);
  }

  @Patch('members/:id')
  @Allow('administrator')
  @SerializeOptions({ schema: staffMemberSchema })
  update(@Caller() caller: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: updateStaffMemberSchema }) change: UpdateStaffMember): Promise<StaffMember> {
    return this.members.update(caller, id, change);
  }

  @Delete('members/:id/sessions')
  @Allow('administrator')
  @SerializeOptions({ schema: doneSchema })
  async endSessions(@Caller() caller: StaffCaller, @Param('id', { schema: idSchema }) id: string): Promise<Done> {
    await this.members.endSessions(caller, id);
    return { done: true };
  }
}
