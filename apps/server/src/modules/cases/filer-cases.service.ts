import type { CaseTicket, OwnCase, Page, PublicCase } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import type { Guest, UserCaller } from '../../platform/http/caller.js';
import { NoticesService } from '../notices/notices.service.js';
import { CaseCodesService } from './case-codes.service.js';
import { CaseViewsService } from './case-views.service.js';
import { CasesRepository } from './cases.repository.js';

type Filer = Guest | UserCaller;

/** What the filer sees. */
@Injectable()
export class FilerCasesService {
  constructor(
    private readonly codes: CaseCodesService,
    private readonly cases: CasesRepository,
    private readonly views: CaseViewsService,
    private readonly notices: NoticesService,
  ) {}

  async lookUp(caller: Filer, ticket: CaseTicket): Promise<PublicCase> {
    return this.views.forFiler(await this.codes.open(caller, ticket));
  }

  async own(caller: UserCaller, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<OwnCase>> {
    const rows = await this.cases.findOfUser(caller.id, idBelow(cursor), limit + 1);
    const titles = await this.notices.titles(rows.flatMap(({ noticeId }) => noticeId ?? []));
    return idPage(rows, limit, ({ receipt, kind, state, noticeId, createdAt, answeredAt }) => ({ receipt, kind, state, noticeTitle: titles.get(noticeId ?? '') ?? null, createdAt: createdAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null }));
  }
}
