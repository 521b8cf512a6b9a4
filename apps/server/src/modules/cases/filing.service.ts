import { caseFields, caseKinds, isFormalCase, type CallBackRequest, type CaseField, type CasePath, type CaseReceipt, type CaseSource, type CreateCase, type NoteCall } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { newId } from '../../platform/database/ids.js';
import { newReceipt } from '../../platform/database/receipt.js';
import { AppError } from '../../platform/http/app-error.js';
import type { Guest, StaffCaller, UserCaller } from '../../platform/http/caller.js';
import { ClocksService } from '../clocks/clocks.service.js';
import { UsersService } from '../identity/users.service.js';
import { CaseCodesService } from './case-codes.service.js';
import { CaseContactsService } from './case-contacts.service.js';
import { CaseDatesService } from './case-dates.service.js';
import { CasePathsService, type FoundPath } from './case-paths.service.js';
import { NO_DAY, type CaseEntity } from './case.entity.js';
import { CaseIntakeService } from './case-intake.service.js';

type Statement = Omit<CreateCase, 'source' | 'callBack' | 'insist'>;
type Given = Statement & { source: CaseSource; callBack: boolean; userId: string | null; sectionId: string | null; callBackBy: string | null };

/** A promise of ours where no law sets a time for the answer. */
const FALLBACK_ANSWER = 'case-answer';
const NO_CLAIMS = { knownOn: null, priorFiledOn: null, priorRepliedOn: null };
const NO_WORDS = { items: '', requests: '', basis: '', filerName: '' };

/** Fields whose absence is seen by looking; `evidence` may be words in the text, so staff judge it. */
const ASKED: readonly Extract<CaseField, 'items' | 'requests' | 'basis' | 'filerName' | 'contact' | 'priorFiledOn'>[] = ['items', 'requests', 'basis', 'filerName', 'contact', 'priorFiledOn'];

/** Takes cases in: by the person, by staff on the phone or at the counter, and as the wish to be rung. */
@Injectable()
export class FilingService {
  constructor(
    private readonly paths: CasePathsService,
    private readonly intake: CaseIntakeService,
    private readonly codes: CaseCodesService,
    private readonly contacts: CaseContactsService,
    private readonly dates: CaseDatesService,
    private readonly clocks: ClocksService,
    private readonly users: UsersService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Files a case. Where its path is closed it is refused and explained, unless the filer insists: then staff refuse it formally. */
  async file(caller: Guest | UserCaller, { insist, ...input }: CreateCase): Promise<CaseReceipt> {
    const found = await this.paths.find(input.kind, input.noticeId, input);
    if (!found.answer.may && !insist) throw closed(found.answer);
    if (input.callBack) await this.requirePhone(caller);
    this.requireFields(input, found.answer);
    return this.take({ ...input, userId: caller.kind === 'user' ? caller.id : null, sectionId: null, callBackBy: null }, found, null);
  }

  /** What somebody said on the phone or at the counter; a closed path is written down and refused later. */
  async note(staff: StaffCaller, input: NoteCall): Promise<CaseReceipt> {
    const found = await this.paths.find(input.kind, input.noticeId, input);
    this.requireFields(input, found.answer);
    if (input.sectionId !== null) this.requireSection(input.sectionId);
    return this.take({ ...input, callBack: false, userId: null, callBackBy: null }, found, staff);
  }

  /** 请回电: an enquiry with a clock of its own. */
  async askCallBack(caller: Guest | UserCaller, { phone, when, about }: CallBackRequest): Promise<CaseReceipt> {
    const found = await this.paths.find('enquiry', null, NO_CLAIMS);
    const { dueOn } = await this.clocks.limit('call-back', this.clock.now());
    const text = `请回电：${about}${when === '' ? '' : `（方便接听：${when}）`}`;
    const said = { ...NO_WORDS, ...NO_CLAIMS, kind: 'enquiry' as const, text, noticeId: null, contact: phone, publishConsent: false, uploadIds: [], callBack: false };
    return this.take({ ...said, source: 'hotline', userId: caller.kind === 'user' ? caller.id : null, sectionId: null, callBackBy: dueOn }, found, null);
  }

  private async take(given: Given, { path, answer }: FoundPath, staff: StaffCaller | null): Promise<CaseReceipt> {
    const row = await this.rowOf(given, path?.id ?? null, !answer.may);
    row.acceptRule = path?.accept ?? null;
    row.answerRule = path?.answer?.rule ?? FALLBACK_ANSWER;
    Object.assign(row, await this.dates.of(row));
    const { hash, code } = this.codes.make(row.receipt);
    row.codeHash = hash;
    await this.intake.insert(row, given.uploadIds, staff);
    const [acceptBy, answerBy] = await Promise.all([this.dates.acceptLimit(row), this.dates.answerLimit(row)]);
    return { receipt: row.receipt, code, createdAt: row.createdAt.toISOString(), state: row.state, filedLate: row.filedLate, acceptBy, answerBy };
  }

  private rowOf(given: Given, pathId: string | null, filedLate: boolean): CaseEntity {
    const { kind, source, text, items, requests, basis, noticeId, knownOn, priorFiledOn, priorRepliedOn, publishConsent, callBack, userId, callBackBy } = given;
    const createdAt = this.clock.now();
    const unread = { textState: 'pending', textRefusal: null, contact: '', acceptBy: null, acceptedAt: null, answerBy: null, pausedAt: null, pausedDays: 0, calledAt: null, dueOn: NO_DAY, soonOn: NO_DAY } as const;
    const unanswered = { draft: null, draftBy: null, answer: null, answeredAt: null, answeredBy: null, lateReason: null, refusalReason: null, refusalInstead: null, closedAt: null, ratingTokenSealed: null, ratedAt: null };
    return {
      ...{ kind, source, text, items, requests, basis, noticeId, publishConsent, callBack, userId, callBackBy, createdAt, pathId, filedLate },
      ...{ id: newId(), receipt: newReceipt(this.clock.today()), codeHash: null, state: 'received', revision: 0, acceptRule: null, answerRule: null },
      claims: { knownOn, priorFiledOn, priorRepliedOn },
      filerSealed: this.contacts.seal(given),
      sectionId: given.sectionId ?? this.config.centre.cases.sections[kind] ?? this.config.centre.sections[0]?.id ?? null,
      ...unread,
      ...unanswered,
    };
  }

  private requireFields(input: Statement, { mustContain }: CasePath): void {
    const isFormal = isFormalCase(input.kind);
    const needed = ASKED.filter((field) => mustContain.includes(field) || (isFormal && (field === 'filerName' || field === 'contact')));
    const details = needed.filter((field) => !input[field]).map((field) => ({ path: field, message: `请填写${caseFields[field]}` }));
    if (details.length > 0) throw new AppError('VALIDATION_FAILED', `${caseKinds[input.kind]}需要写明：${needed.map((field) => caseFields[field]).join('、')}`, { details });
  }

  private requireSection(sectionId: string): void {
    if (this.config.centre.sections.some(({ id }) => id === sectionId)) return;
    throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'sectionId', message: '没有这个股室' }] });
  }

  private async requirePhone(caller: Guest | UserCaller): Promise<void> {
    const hasPhone = caller.kind === 'user' && (await this.users.get(caller.id)).phoneSealed !== null;
    if (!hasPhone) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'callBack', message: '您还没有留手机号，请直接填写联系方式' }] });
  }
}

const closed = ({ why, insteadOf }: CasePath): AppError =>
  new AppError('CASE_PATH_CLOSED', why ?? undefined, { details: insteadOf.map(({ kind, why: words }) => ({ path: `insteadOf.${kind}`, message: words })) });
