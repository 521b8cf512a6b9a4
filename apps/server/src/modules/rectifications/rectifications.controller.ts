import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  addRectificationStepSchema,
  confirmRectificationSchema,
  findRectificationSchema,
  handOverRectificationSchema,
  idSchema,
  listPublicRectificationsQuerySchema,
  listRectificationsQuerySchema,
  proposeRectificationSchema,
  publicRectificationListSchema,
  raterContactSchema,
  raterRectificationSchema,
  rectificationDetailSchema,
  rectificationListSchema,
  type AddRectificationStep,
  type ConfirmRectification,
  type FindRectification,
  type HandOverRectification,
  type ListPublicRectificationsQuery,
  type ListRectificationsQuery,
  type Page,
  type ProposeRectification,
  type PublicRectification,
  type RaterContact,
  type RaterRectification,
  type Rectification,
  type RectificationDetail,
} from '@sunshine/contracts';
import { Allow, anyStaff, RateLimit } from '../../platform/http/allow.js';
import { Caller, type Guest, type StaffCaller, type UserCaller } from '../../platform/http/caller.js';
import { CallBackContactsService } from './call-back-contacts.service.js';
import { RatersRectificationService } from './raters-rectification.service.js';
import { RectificationDeskService } from './rectification-desk.service.js';
import { RectificationListsService } from './rectification-lists.service.js';

/** 差评整改: for everybody, for the rater, and for staff. */
@Controller()
export class RectificationsController {
  constructor(
    private readonly lists: RectificationListsService,
    private readonly raters: RatersRectificationService,
    private readonly desk: RectificationDeskService,
    private readonly contacts: CallBackContactsService,
  ) {}

  @Get('rectifications')
  @Allow('public')
  @SerializeOptions({ schema: publicRectificationListSchema })
  listPublic(@Query({ schema: listPublicRectificationsQuerySchema }) query: ListPublicRectificationsQuery): Promise<Page<PublicRectification>> {
    return this.lists.listPublic(query);
  }

  // Number and code go in the body, where no log keeps them; counted like a login, as they could be guessed.
  @Post('rectifications/mine')
  @HttpCode(200)
  @Allow('optional-user')
  @RateLimit('login')
  @SerializeOptions({ schema: raterRectificationSchema })
  mine(@Caller() caller: Guest | UserCaller, @Body({ schema: findRectificationSchema }) { rater }: FindRectification): Promise<RaterRectification> {
    return this.raters.get(caller, rater);
  }

  @Post('rectifications/confirm')
  @HttpCode(200)
  @Allow('optional-user')
  @RateLimit('login')
  @SerializeOptions({ schema: raterRectificationSchema })
  confirm(@Caller() caller: Guest | UserCaller, @Body({ schema: confirmRectificationSchema }) body: ConfirmRectification): Promise<RaterRectification> {
    return this.raters.confirm(caller, body);
  }

  @Get('staff/rectifications')
  @Allow(...anyStaff)
  @SerializeOptions({ schema: rectificationListSchema })
  list(@Caller() staff: StaffCaller, @Query({ schema: listRectificationsQuerySchema }) query: ListRectificationsQuery): Promise<Page<Rectification>> {
    return this.lists.list(staff, query);
  }

  @Get('staff/rectifications/:id')
  @Allow(...anyStaff)
  @SerializeOptions({ schema: rectificationDetailSchema })
  get(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string): Promise<RectificationDetail> {
    return this.lists.detail(staff, id);
  }

  @Post('staff/rectifications/:id/steps')
  @Allow(...anyStaff)
  @SerializeOptions({ schema: rectificationDetailSchema })
  async addStep(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: addRectificationStepSchema }) body: AddRectificationStep): Promise<RectificationDetail> {
    await this.desk.addStep(staff, id, body);
    return this.lists.detail(staff, id);
  }

  @Post('staff/rectifications/:id/contact')
  @HttpCode(200)
  @Allow(...anyStaff)
  @SerializeOptions({ schema: raterContactSchema })
  contact(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string): Promise<RaterContact> {
    return this.contacts.open(staff, id);
  }

  @Post('staff/rectifications/:id/propose')
  @Allow(...anyStaff)
  @SerializeOptions({ schema: rectificationDetailSchema })
  async propose(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: proposeRectificationSchema }) body: ProposeRectification): Promise<RectificationDetail> {
    await this.desk.propose(staff, id, body);
    return this.lists.detail(staff, id);
  }

  @Post('staff/rectifications/:id/hand-over')
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: rectificationDetailSchema })
  async handOver(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: handOverRectificationSchema }) body: HandOverRectification): Promise<RectificationDetail> {
    await this.desk.handOver(staff, id, body);
    return this.lists.detail(staff, id);
  }
}
