import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  acceptCaseSchema,
  calledBackSchema,
  caseContactSchema,
  caseReasonSchema,
  caseReceiptSchema,
  clearQuestionSchema,
  doneSchema,
  draftCaseAnswerSchema,
  idSchema,
  listCasesQuerySchema,
  noteCallSchema,
  queryRevisionSchema,
  refuseCaseSchema,
  revisionSchema,
  staffCaseListSchema,
  staffCaseSchema,
  transferCaseSchema,
  type AcceptCase,
  type CalledBack,
  type CaseContact,
  type CaseReason,
  type CaseReceipt,
  type ClearQuestion,
  type Done,
  type DraftCaseAnswer,
  type ListCasesQuery,
  type NoteCall,
  type Page,
  type RefuseCase,
  type Revision,
  type StaffCase,
  type StaffCaseRow,
  type TransferCase,
} from '@sunshine/contracts';
import { Allow, anyStaff } from '../../platform/http/allow.js';
import { Caller, type StaffCaller } from '../../platform/http/caller.js';
import { AnswersService } from './answers.service.js';
import { ContactLooksService } from './contact-looks.service.js';
import { FilingService } from './filing.service.js';
import { HandlingService } from './handling.service.js';
import { QuestionsService } from './questions.service.js';
import { StaffCasesService } from './staff-cases.service.js';

/** Every role may handle cases, but only those of its own section: the services look. */
@Controller('staff')
@Allow(...anyStaff)
export class StaffCasesController {
  constructor(
    private readonly cases: StaffCasesService,
    private readonly filing: FilingService,
    private readonly handling: HandlingService,
    private readonly answers: AnswersService,
    private readonly questions: QuestionsService,
    private readonly contacts: ContactLooksService,
  ) {}

  @Post('calls')
  @SerializeOptions({ schema: caseReceiptSchema })
  note(@Caller() staff: StaffCaller, @Body({ schema: noteCallSchema }) body: NoteCall): Promise<CaseReceipt> {
    return this.filing.note(staff, body);
  }

  @Get('cases')
  @SerializeOptions({ schema: staffCaseListSchema })
  list(@Caller() staff: StaffCaller, @Query({ schema: listCasesQuerySchema }) query: ListCasesQuery): Promise<Page<StaffCaseRow>> {
    return this.cases.list(staff, query);
  }

  @Get('cases/:id')
  @SerializeOptions({ schema: staffCaseSchema })
  get(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string): Promise<StaffCase> {
    return this.cases.get(staff, id);
  }

  // A question that leaves a trace, so no GET.
  @Post('cases/:id/contact')
  @HttpCode(200)
  @SerializeOptions({ schema: caseContactSchema })
  contact(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string): Promise<CaseContact> {
    return this.contacts.look(staff, id);
  }

  @Post('cases/:id/accept')
  @HttpCode(200)
  @SerializeOptions({ schema: staffCaseSchema })
  accept(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: acceptCaseSchema }) body: AcceptCase): Promise<StaffCase> {
    return this.after(staff, id, this.handling.accept(staff, id, body));
  }

  @Post('cases/:id/refuse')
  @HttpCode(200)
  @SerializeOptions({ schema: staffCaseSchema })
  refuse(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: refuseCaseSchema }) body: RefuseCase): Promise<StaffCase> {
    return this.after(staff, id, this.handling.refuse(staff, id, body));
  }

  @Post('cases/:id/transfer')
  @HttpCode(200)
  @SerializeOptions({ schema: doneSchema })
  transfer(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: transferCaseSchema }) body: TransferCase): Promise<Done> {
    return this.handling.transfer(staff, id, body);
  }

  @Post('cases/:id/pause')
  @HttpCode(200)
  @SerializeOptions({ schema: staffCaseSchema })
  pause(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: caseReasonSchema }) body: CaseReason): Promise<StaffCase> {
    return this.after(staff, id, this.handling.pause(staff, id, body));
  }

  @Post('cases/:id/resume')
  @HttpCode(200)
  @SerializeOptions({ schema: staffCaseSchema })
  resume(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: caseReasonSchema }) body: CaseReason): Promise<StaffCase> {
    return this.after(staff, id, this.handling.resume(staff, id, body));
  }

  @Post('cases/:id/called')
  @HttpCode(200)
  @SerializeOptions({ schema: staffCaseSchema })
  called(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: calledBackSchema }) body: CalledBack): Promise<StaffCase> {
    return this.after(staff, id, this.handling.called(staff, id, body));
  }

  @Post('cases/:id/draft')
  @HttpCode(200)
  @SerializeOptions({ schema: staffCaseSchema })
  draft(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: draftCaseAnswerSchema }) body: DraftCaseAnswer): Promise<StaffCase> {
    return this.after(staff, id, this.answers.draft(staff, id, body));
  }

  @Post('cases/:id/return')
  @HttpCode(200)
  @SerializeOptions({ schema: staffCaseSchema })
  sendBack(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: caseReasonSchema }) body: CaseReason): Promise<StaffCase> {
    return this.after(staff, id, this.answers.sendBack(staff, id, body));
  }

  @Post('cases/:id/approve')
  @HttpCode(200)
  @SerializeOptions({ schema: staffCaseSchema })
  approve(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: revisionSchema }) body: Revision): Promise<StaffCase> {
    return this.after(staff, id, this.answers.approve(staff, id, body));
  }

  @Post('cases/:id/question')
  @HttpCode(200)
  @SerializeOptions({ schema: staffCaseSchema })
  clearQuestion(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: clearQuestionSchema }) body: ClearQuestion): Promise<StaffCase> {
    return this.after(staff, id, this.questions.clear(staff, id, body));
  }

  @Delete('cases/:id/question')
  @SerializeOptions({ schema: staffCaseSchema })
  removeQuestion(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Query({ schema: queryRevisionSchema }) query: Revision): Promise<StaffCase> {
    return this.after(staff, id, this.questions.remove(staff, id, query));
  }

  private async after(staff: StaffCaller, id: string, done: Promise<void>): Promise<StaffCase> {
    await done;
    return this.cases.get(staff, id);
  }
}
