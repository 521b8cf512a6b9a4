import type { CaseStep, CaseStepKind, PublicCase, StaffCase, StaffCaseRow } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { sectionName } from '../../platform/config/centre-names.js';
import { Config } from '../../platform/config/config.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { NoticesService } from '../notices/notices.service.js';
import { UploadsService } from '../uploads/uploads.service.js';
import { CaseContactsService } from './case-contacts.service.js';
import { CaseDatesService } from './case-dates.service.js';
import { NO_DAY, type CaseEntity } from './case.entity.js';
import type { CaseStepEntity } from './case-step.entity.js';
import { CaseStepsRepository } from './case-steps.repository.js';
import { maskContact } from './mask-contact.js';
import { QuestionsRepository } from './questions.repository.js';
import { SuspensionsService } from './suspensions.service.js';

/** How an answer is written is the desk's own matter. */
const INTERNAL = new Set<CaseStepKind>(['submitted', 'returned']);
/** Whose notes the filer reads; of what the filer wrote, whoever holds the number reads nothing. */
const SAID_TO_FILER = new Set<CaseStepKind>(['refused', 'transferred', 'paused', 'resumed', 'redated']);

/** Cases as their readers may see them. */
@Injectable()
export class CaseViewsService {
  constructor(
    private readonly steps: CaseStepsRepository,
    private readonly dates: CaseDatesService,
    private readonly contacts: CaseContactsService,
    private readonly uploads: UploadsService,
    private readonly suspensions: SuspensionsService,
    private readonly questions: QuestionsRepository,
    private readonly notices: NoticesService,
    private readonly config: Config,
  ) {}

  async forFiler(row: CaseEntity): Promise<PublicCase> {
    const isPassed = row.textState === 'passed';
    const words = isPassed ? wordsOf(row) : { text: null, items: null, requests: null, basis: null };
    const steps = (await this.steps.findOf(row.id)).filter(({ kind }) => !INTERNAL.has(kind));
    return {
      ...(await this.whole(row)),
      ...words,
      receipt: row.receipt,
      steps: steps.map((step) => this.stepForFiler(step)),
      rated: row.ratedAt !== null,
      ratingToken: row.ratedAt === null ? this.contacts.openToken(row.ratingTokenSealed) : null,
    };
  }

  /** Without the filer's rating: whoever wrote the answer knows the filer, and must not know who rated. */
  async forStaff(staff: StaffCaller, row: CaseEntity): Promise<StaffCase> {
    const [whole, question, steps] = await Promise.all([this.whole(row), this.questions.findOfCase(row.id), this.steps.findOf(row.id)]);
    const { draft, draftBy } = row;
    return {
      ...whole,
      ...this.face(row),
      draft: draft && { ...draft, mine: draftBy === staff.id },
      questionId: question?.id ?? null,
      steps: steps.filter(({ kind }) => kind !== 'rated').map((step) => ({ kind: step.kind, at: step.at.toISOString(), by: step.staffName ?? '提交人', note: step.note })),
    };
  }

  /** Lines of the desk's list. */
  async rows(rows: CaseEntity[]): Promise<Map<string, StaffCaseRow>> {
    const titles = await this.notices.titles(rows.flatMap(({ noticeId }) => noticeId ?? []));
    const all = rows.map(async (row) => [row.id, { ...(await this.common(row, titles.get(row.noticeId ?? '') ?? null)), ...this.face(row) }] as const);
    return new Map(await Promise.all(all));
  }

  private async whole(row: CaseEntity) {
    const title = row.noticeId === null ? null : await this.notices.title(row.noticeId);
    const [acceptBy, answerBy, files, suspension] = await Promise.all([this.dates.acceptLimit(row), this.dates.answerLimit(row), this.uploads.of({ kind: 'case', id: row.id }), this.suspensions.ofCase(row.id)]);
    const refusal = row.refusalReason === null ? null : { reason: row.refusalReason, instead: row.refusalInstead ?? '' };
    return { ...(await this.common(row, title)), acceptBy, answerBy, files, suspension, refusal };
  }

  private async common(row: CaseEntity, noticeTitle: string | null) {
    const { kind, state, source, textState, textRefusal, noticeId, filedLate, publishConsent, answer, lateReason, receipt } = row;
    return {
      ...{ receipt, kind, state, source, textState, textRefusal, noticeId, noticeTitle, filedLate, publishConsent, answer, lateReason },
      sectionName: sectionName(this.config.centre, row.sectionId),
      createdAt: row.createdAt.toISOString(),
      acceptedAt: row.acceptedAt?.toISOString() ?? null,
      answeredAt: row.answeredAt?.toISOString() ?? null,
      daysLeft: await this.dates.daysLeft(row),
      paused: row.pausedAt !== null,
    };
  }

  /** What only those who handle it see. */
  private face(row: CaseEntity) {
    const { id, sectionId, revision, answeredBy, dueOn, callBack, callBackBy, calledAt, userId } = row;
    return {
      ...{ id, sectionId, revision, answeredBy, ...wordsOf(row) },
      contact: maskContact(this.contacts.read(row).contact),
      callBack: callBack && userId !== null,
      callBackDue: callBackBy !== null && calledAt === null,
      hasUser: userId !== null,
      clock: this.dates.clockOf(row),
      dueOn: dueOn === NO_DAY ? null : dueOn,
    };
  }

  private stepForFiler({ kind, at, staffName, sectionId, note }: CaseStepEntity): CaseStep {
    const by = staffName === null ? '提交人' : (sectionName(this.config.centre, sectionId) ?? this.config.centre.shortName);
    return { kind, at: at.toISOString(), by, note: SAID_TO_FILER.has(kind) ? note : '' };
  }
}

const wordsOf = ({ text, items, requests, basis }: CaseEntity): Pick<StaffCase, 'text' | 'items' | 'requests' | 'basis'> => ({ text, items, requests, basis });
