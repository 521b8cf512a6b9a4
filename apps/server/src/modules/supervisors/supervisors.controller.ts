import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  endTermSchema,
  idSchema,
  invitationCodeSchema,
  invitedSchema,
  inviteSupervisorSchema,
  listSupervisorsQuerySchema,
  ownTermSchema,
  renewTermSchema,
  staffSupervisorListSchema,
  staffSupervisorSchema,
  supervisorListSchema,
  supervisorSchema,
  type EndTerm,
  type InvitationCode,
  type Invited,
  type InviteSupervisor,
  type ListSupervisorsQuery,
  type OwnTerm,
  type Page,
  type RenewTerm,
  type StaffSupervisor,
  type StaffSupervisorList,
  type Supervisor,
} from '@sunshine/contracts';
import { Allow, RateLimit } from '../../platform/http/allow.js';
import { Caller, type StaffCaller, type UserCaller } from '../../platform/http/caller.js';
import { AppointmentsService } from './appointments.service.js';
import { InvitationsService } from './invitations.service.js';

@Controller()
export class SupervisorsController {
  constructor(
    private readonly appointments: AppointmentsService,
    private readonly invitations: InvitationsService,
  ) {}

  @Get('supervisors')
  @Allow('public')
  @SerializeOptions({ schema: supervisorListSchema })
  roster(@Query({ schema: listSupervisorsQuerySchema }) query: ListSupervisorsQuery): Promise<Page<Supervisor>> {
    return this.appointments.roster(query);
  }

  // Of anybody who is logged in: whose term is over still reads what it was.
  @Get('supervisor/me')
  @Allow('user')
  @SerializeOptions({ schema: ownTermSchema })
  own(@Caller() user: UserCaller): Promise<OwnTerm> {
    return this.appointments.own(user);
  }

  // Counted like a login: a code is a secret that somebody could try to guess. A POST, so that it stands in no log.
  @Post('supervisor/invitation')
  @HttpCode(200)
  @Allow('user')
  @RateLimit('login')
  @SerializeOptions({ schema: supervisorSchema })
  look(@Body({ schema: invitationCodeSchema }) body: InvitationCode): Promise<Supervisor> {
    return this.invitations.look(body);
  }

  @Post('supervisor/acceptance')
  @HttpCode(200)
  @Allow('user')
  @RateLimit('login')
  @SerializeOptions({ schema: ownTermSchema })
  accept(@Caller() user: UserCaller, @Body({ schema: invitationCodeSchema }) body: InvitationCode): Promise<OwnTerm> {
    return this.invitations.accept(user, body);
  }
}

@Controller('staff/supervisors')
@Allow('supervisor-desk', 'administrator')
export class StaffSupervisorsController {
  constructor(private readonly appointments: AppointmentsService) {}

  @Get()
  @SerializeOptions({ schema: staffSupervisorListSchema })
  list(@Query({ schema: listSupervisorsQuerySchema }) query: ListSupervisorsQuery): Promise<StaffSupervisorList> {
    return this.appointments.list(query);
  }

  @Post()
  @SerializeOptions({ schema: invitedSchema })
  invite(@Caller() staff: StaffCaller, @Body({ schema: inviteSupervisorSchema }) body: InviteSupervisor): Promise<Invited> {
    return this.appointments.invite(staff, body);
  }

  @Post(':id/code')
  @HttpCode(200)
  @SerializeOptions({ schema: invitedSchema })
  newCode(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string): Promise<Invited> {
    return this.appointments.newInvitation(staff, id);
  }

  @Post(':id/end')
  @HttpCode(200)
  @SerializeOptions({ schema: staffSupervisorSchema })
  end(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: endTermSchema }) body: EndTerm): Promise<StaffSupervisor> {
    return this.appointments.end(staff, id, body);
  }

  @Post(':id/renew')
  @HttpCode(200)
  @SerializeOptions({ schema: staffSupervisorSchema })
  renew(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: renewTermSchema }) body: RenewTerm): Promise<StaffSupervisor> {
    return this.appointments.renew(staff, id, body);
  }
}
