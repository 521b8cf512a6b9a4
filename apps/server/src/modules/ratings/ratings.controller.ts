import { Body, Controller, Get, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  answerSchema,
  createRatingSchema,
  createdSchema,
  idSchema,
  listRatingsQuerySchema,
  ratingListSchema,
  ratingSchema,
  type Answer,
  type CreateRating,
  type Created,
  type ListRatingsQuery,
  type Page,
  type Rating,
} from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type Guest, type StaffCaller, type UserCaller } from '../../platform/http/caller.js';
import { RatingsService } from './ratings.service.js';

@Controller()
export class RatingsController {
  constructor(private readonly ratings: RatingsService) {}

  @Post('ratings')
  @Allow('optional-user')
  @SerializeOptions({ schema: createdSchema })
  create(@Caller() caller: Guest | UserCaller, @Body({ schema: createRatingSchema }) body: CreateRating): Promise<Created> {
    return this.ratings.create(caller, body);
  }

  @Get('staff/ratings')
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: ratingListSchema })
  list(@Query({ schema: listRatingsQuerySchema }) query: ListRatingsQuery): Promise<Page<Rating>> {
    return this.ratings.list(query);
  }

  @Post('staff/ratings/:id/answer')
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: ratingSchema })
  answer(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: answerSchema }) body: Answer): Promise<Rating> {
    return this.ratings.answer(staff, id, body);
  }
}
