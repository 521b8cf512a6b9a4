import { Body, Controller, Get, HttpCode, Post, Query, SerializeOptions } from '@nestjs/common';
import { doneSchema, inboxSchema, listInboxQuerySchema, readInboxSchema, type Done, type Inbox, type ListInboxQuery, type ReadInbox } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type UserCaller } from '../../platform/http/caller.js';
import { InboxService } from './inbox.service.js';

@Controller('inbox')
@Allow('user')
export class InboxController {
  constructor(private readonly inbox: InboxService) {}

  @Get()
  @SerializeOptions({ schema: inboxSchema })
  list(@Caller() user: UserCaller, @Query({ schema: listInboxQuerySchema }) query: ListInboxQuery): Promise<Inbox> {
    return this.inbox.list(user, query);
  }

  @Post('read')
  @HttpCode(200)
  @SerializeOptions({ schema: doneSchema })
  async markRead(@Caller() user: UserCaller, @Body({ schema: readInboxSchema }) body: ReadInbox): Promise<Done> {
    await this.inbox.markRead(user, body);
    return { done: true };
  }
}
