import { caseKinds, isFormalCase, type CaseReason, type DeedTo, type DraftCaseAnswer, type Revision } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { AnswerRatingsService } from './answer-ratings.service.js';
import { requireHandling, requireSecondPerson } from './case-desk.js';
import { CaseDatesService } from './case-dates.service.js';
import type { CaseEntity } from './case.entity.js';
import { CaseNewsService } from './case-news.service.js';
import { CaseRecordsService } from './case-records.service.js';
import { SuspendingService } from './suspending.service.js';

/** An answer is written by one person, read by a second, and then goes out once. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly records: CaseRecordsService,
    private readonly dates: CaseDatesService,
    private readonly suspending: SuspendingService,
    private readonly ratings: AnswerRatingsService,
    private readonly news: CaseNewsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Writes the draft, and with `submit` hands it to the second person. What needs no acceptance is accepted by it. */
  async draft(staff: StaffCaller, id: string, { revision, answer, lateReason, submit }: DraftCaseAnswer): Promise<void> {
    const row = await this.records.at(staff, id, revision, ['received', 'accepted'], requireHandling);
    if (row.state === 'received' && isFormalCase(row.kind)) throw new AppError('WRONG_STATE', `${caseKinds[row.kind]}要先受理，再拟答复`);
    if (submit) this.requireSendable(row, lateReason);
    const accepted = row.state === 'received' ? { acceptedAt: this.clock.now() } : {};
    const draft = { answer, lateReason, author: staff.name, returnReason: row.draft?.returnReason ?? null };
    const changes = { ...accepted, state: submit ? 'in-review' : 'accepted', draft, draftBy: staff.id } as const;
    await this.unitOfWork.run(async (tx) => {
      if (row.state === 'received') await this.records.step(tx, row, { kind: 'accepted', by: staff });
      if (submit) await this.records.change(tx, row, changes, { kind: 'submitted', by: staff });
      else await this.records.save(tx, row, changes);
      await this.record(tx, row, staff, submit ? 'submit' : 'draft', submit ? '送复核' : '草拟答复');
    });
  }

  async sendBack(staff: StaffCaller, id: string, { revision, reason }: CaseReason): Promise<void> {
    const row = await this.records.at(staff, id, revision, ['in-review'], requireHandling);
    const draft = row.draft && { ...row.draft, returnReason: reason };
    await this.unitOfWork.run(async (tx) => {
      await this.records.change(tx, row, { state: 'accepted', draft }, { kind: 'returned', by: staff, note: reason });
      await this.record(tx, row, staff, 'return', '退回答复');
    });
  }

  /** The answer goes out: the filer is told and may rate it, and what rested goes on. A late one says why. */
  async approve(staff: StaffCaller, id: string, { revision }: Revision): Promise<void> {
    const row = await this.records.at(staff, id, revision, ['in-review'], requireSecondPerson);
    const { draft } = row;
    if (!draft) throw new Error(`case ${id} is in review without a draft`);
    this.requireSendable(row, draft.lateReason);
    const at = this.clock.now();
    const lateReason = this.dates.isLate(row) ? draft.lateReason : null;
    await this.unitOfWork.run(async (tx) => {
      const ratingTokenSealed = await this.ratings.open(tx, row);
      const changes = { state: 'answered', answer: draft.answer, answeredAt: at, answeredBy: draft.author, lateReason, closedAt: at, draft: null, ratingTokenSealed } as const;
      const answered = await this.records.change(tx, row, changes, { kind: 'answered', by: staff });
      await this.suspending.end(tx, answered, staff);
      await this.news.answered(tx, answered);
      await this.record(tx, row, staff, 'answer', '答复');
    });
  }

  private requireSendable(row: CaseEntity, lateReason: string): void {
    if (row.pausedAt !== null) throw new AppError('WRONG_STATE', '正在暂停计时，请先恢复再答复');
    if (!this.dates.isLate(row) || lateReason !== '') return;
    throw new AppError('LATE_REASON_NEEDED', undefined, { details: [{ path: 'lateReason', message: `答复期限是 ${row.answerBy}，请写明超期原因` }] });
  }

  private record(tx: Parameters<Audit['record']>[0], { id, kind, receipt }: CaseEntity, actor: StaffCaller, deed: DeedTo<'case'>, word: string): Promise<void> {
    return this.audit.record(tx, { actor, action: `case.${deed}`, objectKind: 'case', objectId: id, summary: `${word}${caseKinds[kind]} ${receipt}` });
  }
}
