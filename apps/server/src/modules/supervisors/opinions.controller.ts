import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  createOpinionSchema,
  draftAnswerSchema,
  idSchema,
  listOpinionsQuerySchema,
  listOwnOpinionsQuerySchema,
  listStaffOpinionsQuerySchema,
  opinionDetailSchema,
  opinionListSchema,
  ownOpinionListSchema,
  ownOpinionSchema,
  publishAnswerSchema,
  returnAnswerSchema,
  staffOpinionListSchema,
  staffOpinionSchema,
  type CreateOpinion,
  type DraftAnswer,
  type ListOpinionsQuery,
  type ListOwnOpinionsQuery,
  type ListStaffOpinionsQuery,
  type Opinion,
  type OpinionDetail,
  type OwnOpinion,
  type Page,
  type PublishAnswer,
  type ReturnAnswer,
  type StaffOpinion,
} from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type StaffCaller, type UserCaller } from '../../platform/http/caller.js';
import { OpinionAnswersService } from './opinion-answers.service.js';
import { OpinionsService } from './opinions.service.js';

@Controller()
export class OpinionsController {
  constructor(private readonly opinions: OpinionsService) {}

  @Get('opinions')
  @Allow('public')
  @SerializeOptions({ schema: opinionListSchema })
  list(@Query({ schema: listOpinionsQuerySchema }) query: ListOpinionsQuery): Promise<Page<Opinion>> {
    return this.opinions.list(query);
  }

  @Get('opinions/:id')
  @Allow('public')
  @SerializeOptions({ schema: opinionDetailSchema })
  get(@Param('id', { schema: idSchema }) id: string): Promise<OpinionDetail> {
    return this.opinions.get(id);
  }

  @Get('supervisor/opinions')
  @Allow('user')
  @SerializeOptions({ schema: ownOpinionListSchema })
  own(@Caller() user: UserCaller, @Query({ schema: listOwnOpinionsQuerySchema }) query: ListOwnOpinionsQuery): Promise<Page<OwnOpinion>> {
    return this.opinions.own(user, query);
  }

  @Post('supervisor/opinions')
  @Allow('supervisor')
  @SerializeOptions({ schema: ownOpinionSchema })
  create(@Caller() user: UserCaller, @Body({ schema: createOpinionSchema }) body: CreateOpinion): Promise<OwnOpinion> {
    return this.opinions.create(user, body);
  }
}

@Controller('staff/opinions')
@Allow('supervisor-desk', 'administrator')
export class StaffOpinionsController {
  constructor(private readonly answers: OpinionAnswersService) {}

  @Get()
  @SerializeOptions({ schema: staffOpinionListSchema })
  list(@Caller() staff: StaffCaller, @Query({ schema: listStaffOpinionsQuerySchema }) query: ListStaffOpinionsQuery): Promise<Page<StaffOpinion>> {
    return this.answers.list(staff, query);
  }

  @Post(':id/draft')
  @HttpCode(200)
  @SerializeOptions({ schema: staffOpinionSchema })
  draft(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: draftAnswerSchema }) body: DraftAnswer): Promise<StaffOpinion> {
    return this.answers.draft(staff, id, body);
  }

  @Post(':id/return')
  @HttpCode(200)
  @SerializeOptions({ schema: staffOpinionSchema })
  sendBack(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: returnAnswerSchema }) body: ReturnAnswer): Promise<StaffOpinion> {
    return this.answers.sendBack(staff, id, body);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @SerializeOptions({ schema: staffOpinionSchema })
  publish(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: publishAnswerSchema }) body: PublishAnswer): Promise<StaffOpinion> {
    return this.answers.publish(staff, id, body);
  }
}
