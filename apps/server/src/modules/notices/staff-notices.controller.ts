import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, SerializeOptions } from '@nestjs/common';
import {
  approveNoticeSchema,
  checkDraftSchema,
  checkNoticeSchema,
  createdSchema,
  doneSchema,
  idSchema,
  listStaffNoticesQuerySchema,
  noticeCheckSchema,
  reasonedSchema,
  revisionSchema,
  saveDraftSchema,
  staffNoticeListSchema,
  staffNoticeSchema,
  type ApproveNotice,
  type CheckDraft,
  type CheckNotice,
  type Created,
  type Done,
  type ListStaffNoticesQuery,
  type NoticeCheck,
  type Page,
  type Reasoned,
  type Revision,
  type SaveDraft,
  type StaffNotice,
  type StaffNoticeRow,
} from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { StaffNoticesService } from './staff-notices.service.js';
import { WorkflowService } from './workflow.service.js';

const id = { schema: idSchema };

@Controller('staff/notices')
@Allow('editor', 'reviewer', 'administrator')
export class StaffNoticesController {
  constructor(
    private readonly notices: StaffNoticesService,
    private readonly workflow: WorkflowService,
  ) {}

  @Get()
  @Allow('editor', 'reviewer', 'supervisor-desk', 'administrator')
  @SerializeOptions({ schema: staffNoticeListSchema })
  list(@Query({ schema: listStaffNoticesQuerySchema }) query: ListStaffNoticesQuery): Promise<Page<StaffNoticeRow>> {
    return this.notices.list(query);
  }

  @Post()
  @SerializeOptions({ schema: createdSchema })
  create(@Caller() caller: StaffCaller, @Body({ schema: checkDraftSchema }) body: CheckDraft): Promise<Created> {
    return this.workflow.create(caller, body);
  }

  @Post('check')
  @HttpCode(200)
  @SerializeOptions({ schema: noticeCheckSchema })
  checkDraft(@Body({ schema: checkDraftSchema }) body: CheckDraft): Promise<NoticeCheck> {
    return this.notices.checkDraft(body);
  }

  @Get(':id')
  @Allow('editor', 'reviewer', 'supervisor-desk', 'administrator')
  @SerializeOptions({ schema: staffNoticeSchema })
  get(@Param('id', id) noticeId: string): Promise<StaffNotice> {
    return this.notices.get(noticeId);
  }

  @Get(':id/check')
  @SerializeOptions({ schema: noticeCheckSchema })
  check(@Param('id', id) noticeId: string): Promise<NoticeCheck> {
    return this.notices.check(noticeId);
  }

  @Post(':id/check')
  @HttpCode(200)
  @SerializeOptions({ schema: noticeCheckSchema })
  checkDecided(@Param('id', id) noticeId: string, @Body({ schema: checkNoticeSchema }) body: CheckNotice): Promise<NoticeCheck> {
    return this.notices.check(noticeId, body);
  }

  @Put(':id')
  @SerializeOptions({ schema: staffNoticeSchema })
  save(@Caller() caller: StaffCaller, @Param('id', id) noticeId: string, @Body({ schema: saveDraftSchema }) body: SaveDraft): Promise<StaffNotice> {
    return this.workflow.save(caller, noticeId, body);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @SerializeOptions({ schema: staffNoticeSchema })
  submit(@Caller() caller: StaffCaller, @Param('id', id) noticeId: string, @Body({ schema: revisionSchema }) body: Revision): Promise<StaffNotice> {
    return this.workflow.submit(caller, noticeId, body);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Allow('reviewer', 'administrator')
  @SerializeOptions({ schema: staffNoticeSchema })
  approve(@Caller() caller: StaffCaller, @Param('id', id) noticeId: string, @Body({ schema: approveNoticeSchema }) body: ApproveNotice): Promise<StaffNotice> {
    return this.workflow.approve(caller, noticeId, body);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Allow('reviewer', 'administrator')
  @SerializeOptions({ schema: staffNoticeSchema })
  sendBack(@Caller() caller: StaffCaller, @Param('id', id) noticeId: string, @Body({ schema: reasonedSchema }) body: Reasoned): Promise<StaffNotice> {
    return this.workflow.sendBack(caller, noticeId, body);
  }

  @Post(':id/correct')
  @HttpCode(200)
  @SerializeOptions({ schema: staffNoticeSchema })
  correct(@Caller() caller: StaffCaller, @Param('id', id) noticeId: string, @Body({ schema: reasonedSchema }) body: Reasoned): Promise<StaffNotice> {
    return this.workflow.correct(caller, noticeId, body);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Allow('reviewer', 'administrator')
  @SerializeOptions({ schema: staffNoticeSchema })
  withdraw(@Caller() caller: StaffCaller, @Param('id', id) noticeId: string, @Body({ schema: reasonedSchema }) body: Reasoned): Promise<StaffNotice> {
    return this.workflow.withdraw(caller, noticeId, body);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @SerializeOptions({ schema: doneSchema })
  discard(@Caller() caller: StaffCaller, @Param('id', id) noticeId: string, @Body({ schema: revisionSchema }) body: Revision): Promise<Done> {
    return this.workflow.discard(caller, noticeId, body);
  }
}
