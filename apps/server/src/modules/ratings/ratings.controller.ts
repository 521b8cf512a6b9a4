import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  changeRatingSchema,
  excludedRatingListSchema,
  excludedRatingsQuerySchema,
  formQuerySchema,
  formSubjectSchema,
  ownRatingSchema,
  ownRatingsSchema,
  rateableServiceSchema,
  raterProofSchema,
  ratingFormSchema,
  ratingReceiptSchema,
  ratingTokenSchema,
  submitRatingSchema,
  type ChangeRating,
  type ExcludedRating,
  type ExcludedRatingsQuery,
  type FormQuery,
  type OwnRating,
  type OwnRatings,
  type Page,
  type RateableService,
  type RaterProof,
  type RatingForm,
  type RatingReceipt,
  type SubmitRating,
} from '@sunshine/contracts';
import { Allow, RateLimit } from '../../platform/http/allow.js';
import { Caller, type Guest, type UserCaller } from '../../platform/http/caller.js';
import { ExclusionListsService } from './exclusion-lists.service.js';
import { HandledServicesService } from './handled-services.service.js';
import { OwnRatingsService } from './own-ratings.service.js';
import { RatingFormsService } from './rating-forms.service.js';
import { RatingsService } from './ratings.service.js';

/** What raters do. Number and code count as an attempt to log in: the code is short. */
@Controller()
export class RatingsController {
  constructor(
    private readonly ratings: RatingsService,
    private readonly own: OwnRatingsService,
    private readonly services: HandledServicesService,
    private readonly forms: RatingFormsService,
    private readonly exclusions: ExclusionListsService,
  ) {}

  @Get('rating-forms/:subject')
  @Allow('public')
  @SerializeOptions({ schema: ratingFormSchema })
  form(@Param('subject', { schema: formSubjectSchema }) subject: string, @Query({ schema: formQuerySchema }) { version }: FormQuery): Promise<RatingForm> {
    return this.forms.current(subject, version);
  }

  @Get('ratings/token/:token')
  @Allow('public')
  @SerializeOptions({ schema: rateableServiceSchema })
  service(@Param('token', { schema: ratingTokenSchema }) token: string): Promise<RateableService> {
    return this.services.ofToken(token);
  }

  @Post('ratings')
  @Allow('optional-user')
  @SerializeOptions({ schema: ratingReceiptSchema })
  rate(@Caller() caller: Guest | UserCaller, @Body({ schema: submitRatingSchema }) body: SubmitRating): Promise<RatingReceipt> {
    return this.ratings.rate(caller, body);
  }

  @Post('ratings/read-back')
  @HttpCode(200)
  @Allow('optional-user')
  @RateLimit('login')
  @SerializeOptions({ schema: ownRatingSchema })
  readBack(@Caller() caller: Guest | UserCaller, @Body({ schema: raterProofSchema }) body: RaterProof): Promise<OwnRating> {
    return this.own.readBack(caller, body);
  }

  @Post('ratings/change')
  @HttpCode(200)
  @Allow('optional-user')
  @RateLimit('login')
  @SerializeOptions({ schema: ownRatingSchema })
  change(@Caller() caller: Guest | UserCaller, @Body({ schema: changeRatingSchema }) body: ChangeRating): Promise<OwnRating> {
    return this.own.change(caller, body);
  }

  @Get('me/ratings')
  @Allow('user')
  @SerializeOptions({ schema: ownRatingsSchema })
  mine(@Caller() caller: UserCaller): Promise<OwnRatings> {
    return this.own.mine(caller);
  }

  @Get('excluded-ratings')
  @Allow('public')
  @SerializeOptions({ schema: excludedRatingListSchema })
  excluded(@Query({ schema: excludedRatingsQuerySchema }) query: ExcludedRatingsQuery): Promise<Page<ExcludedRating>> {
    return this.exclusions.listPublic(query);
  }
}
