import { Body, Controller, Get, Put, SerializeOptions } from '@nestjs/common';
import { appraisalResultsSchema, appraiseSchema, ownAppraisalSchema, supervisorHomeSchema, type AppraisalResults, type Appraise, type OwnAppraisal, type SupervisorHome } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type UserCaller } from '../../platform/http/caller.js';
import { AppraisalsService } from './appraisals.service.js';
import { SupervisorHomeService } from './supervisor-home.service.js';

@Controller()
export class SupervisorHomeController {
  constructor(
    private readonly homes: SupervisorHomeService,
    private readonly appraisals: AppraisalsService,
  ) {}

  @Get('supervisor/home')
  @Allow('supervisor')
  @SerializeOptions({ schema: supervisorHomeSchema })
  home(@Caller() user: UserCaller): Promise<SupervisorHome> {
    return this.homes.home(user);
  }

  @Get('supervisor/appraisal')
  @Allow('supervisor')
  @SerializeOptions({ schema: ownAppraisalSchema })
  own(@Caller() user: UserCaller): Promise<OwnAppraisal> {
    return this.appraisals.own(user);
  }

  @Put('supervisor/appraisal')
  @Allow('supervisor')
  @SerializeOptions({ schema: ownAppraisalSchema })
  appraise(@Caller() user: UserCaller, @Body({ schema: appraiseSchema }) body: Appraise): Promise<OwnAppraisal> {
    return this.appraisals.appraise(user, body);
  }

  @Get('appraisals')
  @Allow('public')
  @SerializeOptions({ schema: appraisalResultsSchema })
  results(): Promise<AppraisalResults> {
    return this.appraisals.results();
  }
}
