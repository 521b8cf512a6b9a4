import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { doneSchema, idParamSchema, inboxCountsSchema, inboxLogSchema, inboxSchema, listInboxQuerySchema, readInboxSchema, type Done, type Inbox, type InboxCounts, type InboxLog, type ListInboxQuery, type ReadInbox } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type UserCaller } from '../../platform/http/caller.js';
import { DeliveryLogsService } from './delivery-logs.service.js';
import { InboxService } from './inbox.service.js';

@Controller('inbox')
@Allow('user')
export class InboxController {
  constructor(
    private readonly inbox: InboxService,
    private readonly logs: DeliveryLogsService,
  ) {}

  @Get()
  @SerializeOptions({ schema: inboxSchema })
  list(@Caller() user: UserCaller, @Query({ schema: listInboxQuerySchema }) query: ListInboxQuery): Promise<Inbox> {
    return this.inbox.list(user, query);
  }

  @Get('counts')
  @SerializeOptions({ schema: inboxCountsSchema })
  counts(@Caller() user: UserCaller): Promise<InboxCounts> {
    return this.inbox.counts(user.id);
  }

  @Get(':id/log')
  @SerializeOptions({ schema: inboxLogSchema })
  log(@Caller() user: UserCaller, @Param('id', { schema: idParamSchema }) id: string): Promise<InboxLog> {
    return this.logs.ofItem(user, id);
  }

  @Post('read')
  @HttpCode(200)
  @SerializeOptions({ schema: doneSchema })
  async markRead(@Caller() user: UserCaller, @Body({ schema: readInboxSchema }) body: ReadInbox): Promise<Done> {
    await this.inbox.markRead(user, body);
    return { done: true };
  }
}
