import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  answerSchema,
  createdSchema,
  decideExclusionSchema,
  deviceReportSchema,
  doneSchema,
  exclusionListSchema,
  handledServiceListSchema,
  idSchema,
  listExclusionsQuerySchema,
  listRatingsQuerySchema,
  listServicesQuerySchema,
  openedServiceSchema,
  paperRatingSchema,
  proposeExclusionSchema,
  raterContactSchema,
  ratingDetailSchema,
  ratingListSchema,
  ratingSchema,
  registerServiceSchema,
  type Answer,
  type Created,
  type DecideExclusion,
  type DeviceReport,
  type Done,
  type ExclusionItem,
  type HandledService,
  type ListExclusionsQuery,
  type ListRatingsQuery,
  type ListServicesQuery,
  type OpenedService,
  type Page,
  type PaperRating,
  type ProposeExclusion,
  type RaterContact,
  type Rating,
  type RatingDetail,
  type RegisterService,
} from '@sunshine/contracts';
import { Allow, anyStaff } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { ExclusionListsService } from './exclusion-lists.service.js';
import { ExclusionsService } from './exclusions.service.js';
import { RaterContactsService } from './rater-contacts.service.js';
import { RatingDeskService } from './rating-desk.service.js';
import { RatingReader } from './rating-reader.js';
import { RatingsService } from './ratings.service.js';
import { ServiceDeskService } from './service-desk.service.js';
import { StaffDevicesService } from './staff-devices.service.js';

/** What staff do with ratings. */
@Controller('staff')
export class RatingDeskController {
  constructor(
    private readonly ratings: RatingsService,
    private readonly reader: RatingReader,
    private readonly desk: RatingDeskService,
    private readonly contacts: RaterContactsService,
    private readonly services: ServiceDeskService,
    private readonly exclusions: ExclusionsService,
    private readonly exclusionLists: ExclusionListsService,
    private readonly devices: StaffDevicesService,
  ) {}

  @Get('ratings')
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: ratingListSchema })
  list(@Caller() staff: StaffCaller, @Query({ schema: listRatingsQuerySchema }) query: ListRatingsQuery): Promise<Page<Rating>> {
    return this.reader.list(staff, query);
  }

  @Get('ratings/:id')
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: ratingDetailSchema })
  detail(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string): Promise<RatingDetail> {
    return this.reader.detail(staff, id);
  }

  @Post('ratings/:id/answer')
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: ratingSchema })
  answer(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: answerSchema }) body: Answer): Promise<Rating> {
    return this.desk.answer(staff, id, body);
  }

  @Post('ratings/:id/contact')
  @HttpCode(200)
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: raterContactSchema })
  contact(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string): Promise<RaterContact> {
    return this.contacts.open(staff, id);
  }

  @Post('paper-ratings')
  @Allow(...anyStaff)
  @SerializeOptions({ schema: createdSchema })
  enter(@Caller() staff: StaffCaller, @Body({ schema: paperRatingSchema }) body: PaperRating): Promise<Created> {
    return this.ratings.enter(staff, body);
  }

  @Post('ratings/:id/exclusion')
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: ratingSchema })
  propose(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: proposeExclusionSchema }) body: ProposeExclusion): Promise<Rating> {
    return this.exclusions.propose(staff, id, body);
  }

  @Post('ratings/:id/exclusion/decision')
  @HttpCode(200)
  @Allow('reviewer', 'administrator')
  @SerializeOptions({ schema: doneSchema })
  async decide(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: decideExclusionSchema }) body: DecideExclusion): Promise<Done> {
    await this.exclusions.decide({ actor: staff, id: staff.id, name: staff.name }, id, body);
    return { done: true };
  }

  @Get('rating-exclusions')
  @Allow('supervisor-desk', 'reviewer', 'administrator')
  @SerializeOptions({ schema: exclusionListSchema })
  listExclusions(@Caller() staff: StaffCaller, @Query({ schema: listExclusionsQuerySchema }) query: ListExclusionsQuery): Promise<Page<ExclusionItem>> {
    return this.exclusionLists.list(staff, query);
  }

  @Post('handled-services')
  @Allow(...anyStaff)
  @SerializeOptions({ schema: openedServiceSchema })
  register(@Caller() staff: StaffCaller, @Body({ schema: registerServiceSchema }) body: RegisterService): Promise<OpenedService> {
    return this.services.register(staff, body);
  }

  @Get('handled-services')
  @Allow(...anyStaff)
  @SerializeOptions({ schema: handledServiceListSchema })
  listServices(@Caller() staff: StaffCaller, @Query({ schema: listServicesQuerySchema }) query: ListServicesQuery): Promise<Page<HandledService>> {
    return this.services.list(staff, query);
  }

  @Post('device')
  @HttpCode(200)
  @Allow(...anyStaff)
  @SerializeOptions({ schema: doneSchema })
  async seeDevice(@Caller() staff: StaffCaller, @Body({ schema: deviceReportSchema }) { device }: DeviceReport): Promise<Done> {
    await this.devices.see(staff, device);
    return { done: true };
  }
}
