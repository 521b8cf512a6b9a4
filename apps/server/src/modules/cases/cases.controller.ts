import { Body, Controller, Get, HttpCode, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  addMaterialSchema,
  callBackRequestSchema,
  casePathListSchema,
  casePathQuerySchema,
  casePathSchema,
  casePathsQuerySchema,
  caseReceiptSchema,
  caseTicketSchema,
  createCaseSchema,
  listOwnCasesQuerySchema,
  ownCaseListSchema,
  publicCaseSchema,
  withdrawCaseSchema,
  type AddMaterial,
  type CallBackRequest,
  type CasePath,
  type CasePathList,
  type CasePathQuery,
  type CasePathsQuery,
  type CaseReceipt,
  type CaseTicket,
  type CreateCase,
  type ListOwnCasesQuery,
  type OwnCase,
  type Page,
  type PublicCase,
  type WithdrawCase,
} from '@sunshine/contracts';
import { Allow, RateLimit } from '../../platform/http/allow.js';
import { Caller, type Guest, type UserCaller } from '../../platform/http/caller.js';
import { CasePathsService } from './case-paths.service.js';
import { FilerCasesService } from './filer-cases.service.js';
import { FilerChangesService } from './filer-changes.service.js';
import { FilingService } from './filing.service.js';

/** What people do with their cases. A receipt with its code counts like a login: somebody could try to guess it. */
@Controller()
export class CasesController {
  constructor(
    private readonly paths: CasePathsService,
    private readonly filing: FilingService,
    private readonly filers: FilerCasesService,
    private readonly changes: FilerChangesService,
  ) {}

  @Get('cases/path')
  @Allow('public')
  @SerializeOptions({ schema: casePathSchema })
  path(@Query({ schema: casePathQuerySchema }) query: CasePathQuery): Promise<CasePath> {
    return this.paths.get(query);
  }

  @Get('cases/paths')
  @Allow('public')
  @SerializeOptions({ schema: casePathListSchema })
  allPaths(@Query({ schema: casePathsQuerySchema }) { noticeId }: CasePathsQuery): Promise<CasePathList> {
    return this.paths.list(noticeId);
  }

  @Post('cases')
  @Allow('optional-user')
  @SerializeOptions({ schema: caseReceiptSchema })
  create(@Caller() caller: Guest | UserCaller, @Body({ schema: createCaseSchema }) body: CreateCase): Promise<CaseReceipt> {
    return this.filing.file(caller, body);
  }

  @Post('call-backs')
  @Allow('optional-user')
  @SerializeOptions({ schema: caseReceiptSchema })
  callBack(@Caller() caller: Guest | UserCaller, @Body({ schema: callBackRequestSchema }) body: CallBackRequest): Promise<CaseReceipt> {
    return this.filing.askCallBack(caller, body);
  }

  @Get('cases/mine')
  @Allow('user')
  @SerializeOptions({ schema: ownCaseListSchema })
  mine(@Caller() caller: UserCaller, @Query({ schema: listOwnCasesQuerySchema }) query: ListOwnCasesQuery): Promise<Page<OwnCase>> {
    return this.filers.own(caller, query);
  }

  @Post('cases/lookup')
  @HttpCode(200)
  @Allow('optional-user')
  @RateLimit('login')
  @SerializeOptions({ schema: publicCaseSchema })
  lookUp(@Caller() caller: Guest | UserCaller, @Body({ schema: caseTicketSchema }) body: CaseTicket): Promise<PublicCase> {
    return this.filers.lookUp(caller, body);
  }

  @Post('cases/withdraw')
  @HttpCode(200)
  @Allow('optional-user')
  @RateLimit('login')
  @SerializeOptions({ schema: publicCaseSchema })
  withdraw(@Caller() caller: Guest | UserCaller, @Body({ schema: withdrawCaseSchema }) body: WithdrawCase): Promise<PublicCase> {
    return this.changes.withdraw(caller, body);
  }

  @Post('cases/materials')
  @HttpCode(200)
  @Allow('optional-user')
  @RateLimit('login')
  @SerializeOptions({ schema: publicCaseSchema })
  addMaterial(@Caller() caller: Guest | UserCaller, @Body({ schema: addMaterialSchema }) body: AddMaterial): Promise<PublicCase> {
    return this.changes.addMaterial(caller, body);
  }

  @Post('cases/consent-withdrawal')
  @HttpCode(200)
  @Allow('optional-user')
  @RateLimit('login')
  @SerializeOptions({ schema: publicCaseSchema })
  withdrawConsent(@Caller() caller: Guest | UserCaller, @Body({ schema: caseTicketSchema }) body: CaseTicket): Promise<PublicCase> {
    return this.changes.withdrawConsent(caller, body);
  }
}
