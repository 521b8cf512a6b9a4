import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  answerSchema,
  caseReceiptSchema,
  createCaseSchema,
  idSchema,
  listCasesQuerySchema,
  phoneSchema,
  publicCaseSchema,
  receiptSchema,
  staffCaseListSchema,
  staffCaseSchema,
  type Answer,
  type CaseReceipt,
  type CreateCase,
  type ListCasesQuery,
  type Page,
  type Phone,
  type PublicCase,
  type StaffCase,
} from '@sunshine/contracts';
import { Allow, anyStaff, RateLimit } from '../../platform/http/allow.js';
import { Caller, type Guest, type StaffCaller, type UserCaller } from '../../platform/http/caller.js';
import { CallBackService } from './call-back.service.js';
import { CasesService } from './cases.service.js';

@Controller()
export class CasesController {
  constructor(
    private readonly cases: CasesService,
    private readonly callBack: CallBackService,
  ) {}

  @Post('cases')
  @Allow('optional-user')
  @SerializeOptions({ schema: caseReceiptSchema })
  create(@Caller() caller: Guest | UserCaller, @Body({ schema: createCaseSchema }) body: CreateCase): Promise<CaseReceipt> {
    return this.cases.create(caller, body);
  }

  // Counted like a login: a receipt is a secret that somebody could try to guess.
  @Get('cases/:receipt')
  @Allow('public')
  @RateLimit('login')
  @SerializeOptions({ schema: publicCaseSchema })
  get(@Param('receipt', { schema: receiptSchema }) receipt: string): Promise<PublicCase> {
    return this.cases.get(receipt);
  }

  @Get('staff/cases')
  @Allow(...anyStaff)
  @SerializeOptions({ schema: staffCaseListSchema })
  list(@Caller() staff: StaffCaller, @Query({ schema: listCasesQuerySchema }) query: ListCasesQuery): Promise<Page<StaffCase>> {
    return this.cases.list(staff, query);
  }

  // A question that leaves a trace, so no GET.
  @Post('staff/cases/:id/phone')
  @HttpCode(200)
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: phoneSchema })
  phone(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string): Promise<Phone> {
    return this.callBack.phone(staff, id);
  }

  @Post('staff/cases/:id/answer')
  @Allow('supervisor-desk', 'administrator')
  @SerializeOptions({ schema: staffCaseSchema })
  answer(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: answerSchema }) body: Answer): Promise<StaffCase> {
    return this.cases.answer(staff, id, body);
  }
}
