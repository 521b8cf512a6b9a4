import { Body, Controller, Get, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  decideRectificationSchema,
  idSchema,
  listRectificationsQuerySchema,
  rectificationDetailSchema,
  rectificationListSchema,
  type DecideRectification,
  type ListRectificationsQuery,
  type Page,
  type Rectification,
  type RectificationDetail,
} from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type UserCaller } from '../../platform/http/caller.js';
import { RectificationListsService } from './rectification-lists.service.js';
import { RectificationsService } from './rectifications.service.js';

@Controller('supervisor/rectifications')
@Allow('supervisor')
export class SupervisorRectificationsController {
  constructor(
    private readonly lists: RectificationListsService,
    private readonly rectifications: RectificationsService,
  ) {}

  @Get()
  @SerializeOptions({ schema: rectificationListSchema })
  list(@Caller() supervisor: UserCaller, @Query({ schema: listRectificationsQuerySchema }) query: ListRectificationsQuery): Promise<Page<Rectification>> {
    return this.lists.list(supervisor, query);
  }

  @Get(':id')
  @SerializeOptions({ schema: rectificationDetailSchema })
  get(@Caller() supervisor: UserCaller, @Param('id', { schema: idSchema }) id: string): Promise<RectificationDetail> {
    return this.lists.detail(supervisor, id);
  }

  @Post(':id/close')
  @SerializeOptions({ schema: rectificationDetailSchema })
  async close(@Caller() supervisor: UserCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: decideRectificationSchema }) body: DecideRectification): Promise<RectificationDetail> {
    await this.rectifications.close(supervisor, id, body);
    return this.lists.detail(supervisor, id);
  }

  @Post(':id/reopen')
  @SerializeOptions({ schema: rectificationDetailSchema })
  async reopen(@Caller() supervisor: UserCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: decideRectificationSchema }) body: DecideRectification): Promise<RectificationDetail> {
    await this.rectifications.reopen(supervisor, id, body);
    return this.lists.detail(supervisor, id);
  }
}
