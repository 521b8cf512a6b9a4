import { Body, Controller, Get, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  contentCheckListSchema,
  contentCheckSchema,
  decideContentSchema,
  idSchema,
  listContentChecksQuerySchema,
  type ContentCheck,
  type DecideContent,
  type ListContentChecksQuery,
  type Page,
} from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { ContentChecksService } from './content-checks.service.js';

@Controller('staff/content-checks')
@Allow('supervisor-desk', 'administrator')
export class ContentChecksController {
  constructor(private readonly checks: ContentChecksService) {}

  @Get()
  @SerializeOptions({ schema: contentCheckListSchema })
  list(@Caller() staff: StaffCaller, @Query({ schema: listContentChecksQuerySchema }) query: ListContentChecksQuery): Promise<Page<ContentCheck>> {
    return this.checks.list(staff, query);
  }

  @Post(':id/decision')
  @SerializeOptions({ schema: contentCheckSchema })
  decide(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: decideContentSchema }) body: DecideContent): Promise<ContentCheck> {
    return this.checks.decide(staff, id, body);
  }
}
