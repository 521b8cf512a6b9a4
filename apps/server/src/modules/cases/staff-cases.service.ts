import type { ListCasesQuery, Page, StaffCase, StaffCaseRow } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { requireHandling, sectionsOf } from './case-desk.js';
import { CaseRecordsService } from './case-records.service.js';
import { CaseViewsService } from './case-views.service.js';
import type { CaseEntity } from './case.entity.js';
import { CasesRepository, type CaseFilter, type UrgentPlace } from './cases.repository.js';

const PLACE = /^(\d{4}-\d{2}-\d{2})~([0-9A-HJKMNP-TV-Z]{26})$/;

function placeOf(cursor: string | undefined): UrgentPlace | undefined {
  if (cursor === undefined) return undefined;
  const [, dueOn, id] = PLACE.exec(cursor) ?? [];
  if (dueOn === undefined || id === undefined) throw new AppError('VALIDATION_FAILED', '翻页标记无效，请从第一页重新开始', { details: [{ path: 'cursor', message: '无效' }] });
  return { dueOn, id };
}

/** What staff see of the cases of their section; the supervision desk and administrators see all. */
@Injectable()
export class StaffCasesService {
  constructor(
    private readonly cases: CasesRepository,
    private readonly records: CaseRecordsService,
    private readonly views: CaseViewsService,
    private readonly clock: Clock,
  ) {}

  async get(staff: StaffCaller, id: string): Promise<StaffCase> {
    const row = await this.records.get(id);
    requireHandling(staff, row);
    return this.views.forStaff(staff, row);
  }

  /** Open cases by their dates, so that the overdue come first; all others newest first. */
  async list(staff: StaffCaller, query: ListCasesQuery): Promise<Page<StaffCaseRow>> {
    const filter = this.filterOf(staff, query);
    return query.state === 'open' || query.clock !== undefined ? this.urgent(filter, query) : this.newest(filter, query);
  }

  private async newest(filter: CaseFilter, { cursor, limit }: ListCasesQuery): Promise<Page<StaffCaseRow>> {
    const rows = await this.cases.findNewest(filter, idBelow(cursor), limit + 1);
    const shown = await this.shown(rows.slice(0, limit));
    return { ...idPage(rows, limit, ({ id }) => id), items: shown };
  }

  private async urgent(filter: CaseFilter, { cursor, limit }: ListCasesQuery): Promise<Page<StaffCaseRow>> {
    const rows = await this.cases.findUrgent(filter, placeOf(cursor), limit + 1);
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return { items: await this.shown(shown), nextCursor: last ? `${last.dueOn}~${last.id}` : null };
  }

  private async shown(rows: CaseEntity[]): Promise<StaffCaseRow[]> {
    const byId = await this.views.rows(rows);
    return rows.flatMap(({ id }) => byId.get(id) ?? []);
  }

  private filterOf(staff: StaffCaller, { kind, state, clock, sectionId, mine, callBackDue, q }: ListCasesQuery): CaseFilter {
    const seen = sectionsOf(staff);
    const asked = sectionId === undefined ? seen : (seen ?? [sectionId]).filter((one) => one === sectionId);
    return { kind, state, clock, sectionIds: asked, draftBy: mine ? staff.id : undefined, callBackDue: callBackDue === 'true', q, today: this.clock.today() };
  }
}
