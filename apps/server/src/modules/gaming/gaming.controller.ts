import { Body, Controller, Get, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  decideGamingFlagSchema,
  gamingFlagDetailSchema,
  gamingFlagListSchema,
  idSchema,
  listGamingFlagsQuerySchema,
  reportGamingSchema,
  type DecideGamingFlag,
  type GamingFlag,
  type GamingFlagDetail,
  type ListGamingFlagsQuery,
  type Page,
  type ReportGaming,
} from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type UserCaller } from '../../platform/http/caller.js';
import { GamingService } from './gaming.service.js';

/** Staff see what was found; only supervisors say what is behind it, and flag what they saw themselves. */
@Controller()
export class GamingController {
  constructor(private readonly gaming: GamingService) {}

  @Get('staff/gaming-flags')
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: gamingFlagListSchema })
  list(@Query({ schema: listGamingFlagsQuerySchema }) query: ListGamingFlagsQuery): Promise<Page<GamingFlag>> {
    return this.gaming.list(query);
  }

  @Get('staff/gaming-flags/:id')
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: gamingFlagDetailSchema })
  get(@Param('id', { schema: idSchema }) id: string): Promise<GamingFlagDetail> {
    return this.gaming.detail(id);
  }

  @Get('supervisor/gaming-flags')
  @Allow('supervisor')
  @SerializeOptions({ schema: gamingFlagListSchema })
  listForSupervisors(@Query({ schema: listGamingFlagsQuerySchema }) query: ListGamingFlagsQuery): Promise<Page<GamingFlag>> {
    return this.gaming.list(query);
  }

  @Get('supervisor/gaming-flags/:id')
  @Allow('supervisor')
  @SerializeOptions({ schema: gamingFlagDetailSchema })
  getForSupervisors(@Param('id', { schema: idSchema }) id: string): Promise<GamingFlagDetail> {
    return this.gaming.detail(id);
  }

  @Post('supervisor/gaming-flags')
  @Allow('supervisor')
  @SerializeOptions({ schema: gamingFlagDetailSchema })
  report(@Caller() supervisor: UserCaller, @Body({ schema: reportGamingSchema }) body: ReportGaming): Promise<GamingFlagDetail> {
    return this.gaming.report(supervisor, body);
  }

  @Post('supervisor/gaming-flags/:id/decide')
  @Allow('supervisor')
  @SerializeOptions({ schema: gamingFlagDetailSchema })
  async decide(@Caller() supervisor: UserCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: decideGamingFlagSchema }) body: DecideGamingFlag): Promise<GamingFlagDetail> {
    await this.gaming.decide(supervisor, id, body);
    return this.gaming.detail(id);
  }
}
