import { Body, Controller, Delete, Get, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import { createdSchema, createFollowSchema, doneSchema, followListSchema, idParamSchema, listFollowsQuerySchema, type CreateFollow, type Created, type Done, type Follow, type ListFollowsQuery, type Page } from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type UserCaller } from '../../platform/http/caller.js';
import { FollowsService } from './follows.service.js';

@Controller('follows')
@Allow('user')
export class FollowsController {
  constructor(private readonly follows: FollowsService) {}

  @Get()
  @SerializeOptions({ schema: followListSchema })
  list(@Caller() user: UserCaller, @Query({ schema: listFollowsQuerySchema }) query: ListFollowsQuery): Promise<Page<Follow>> {
    return this.follows.list(user, query);
  }

  @Post()
  @SerializeOptions({ schema: createdSchema })
  create(@Caller() user: UserCaller, @Body({ schema: createFollowSchema }) follow: CreateFollow): Promise<Created> {
    return this.follows.create(user, follow);
  }

  @Delete(':id')
  @SerializeOptions({ schema: doneSchema })
  async remove(@Caller() user: UserCaller, @Param('id', { schema: idParamSchema }) id: string): Promise<Done> {
    await this.follows.remove(user, id);
    return { done: true };
  }
}
