import { caseFields, caseKinds, isFormalCase, type CallBackRequest, type CaseField, type CasePath, type CaseReceipt, type CreateCase, type NoteCall } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { idOfMember, onceOnly } from '../../platform/database/once-only.js';
import { AppError } from '../../platform/http/app-error.js';
import type { Guest, StaffCaller, UserCaller } from '../../platform/http/caller.js';
import { UsersService } from '../identity/users.service.js';
import { CaseDatesService } from './case-dates.service.js';
import { CasePathsService } from './case-paths.service.js';
import { CaseTakingService, type Statement } from './case-taking.service.js';

const NO_CLAIMS = { knownOn: null, priorFiledOn: null, priorRepliedOn: null };
const NO_WORDS = { items: '', requests: '', basis: '', filerName: '' };

/** Fields whose absence is seen by looking; `evidence` may be words in the text, so staff judge it. */
const ASKED: readonly Extract<CaseField, 'items' | 'requests' | 'basis' | 'filerName' | 'contact' | 'priorFiledOn'>[] = ['items', 'requests', 'basis', 'filerName', 'contact', 'priorFiledOn'];

/** Takes cases in: by the person, by staff on the phone or at the counter, and as the wish to be rung. */
@Injectable()
export class FilingService {
  constructor(
    private readonly paths: CasePathsService,
    private readonly taking: CaseTakingService,
    private readonly dates: CaseDatesService,
    private readonly users: UsersService,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Files a case. Where its path is closed it is refused and explained, unless the filer insists: then staff refuse it formally. */
  file(caller: Guest | UserCaller, input: CreateCase): Promise<CaseReceipt> {
    return this.once(input, () => this.fileNew(caller, input));
  }

  private async fileNew(caller: Guest | UserCaller, { insist, ...input }: CreateCase): Promise<CaseReceipt> {
    const found = await this.paths.find(input.kind, input.noticeId, input);
    if (!found.answer.may && !insist) throw closed(found.answer);
    if (input.callBack) await this.requirePhone(caller);
    this.requireFields(input, found.answer);
    return this.taking.take({ ...input, userId: caller.kind === 'user' ? caller.id : null, sectionId: null, callBackBy: null }, found, null);
  }

  /** What somebody said on the phone or at the counter; a closed path is written down and refused later. */
  note(staff: StaffCaller, input: NoteCall): Promise<CaseReceipt> {
    const noted = { ...input, clientId: idOfMember(staff, input.clientId) };
    return this.once(noted, () => this.noteNew(staff, noted));
  }

  private async noteNew(staff: StaffCaller, input: NoteCall): Promise<CaseReceipt> {
    const found = await this.paths.find(input.kind, input.noticeId, input);
    this.requireFields(input, found.answer);
    if (input.sectionId !== null) this.requireSection(input.sectionId);
    return this.taking.take({ ...input, callBack: false, userId: null, callBackBy: null }, found, staff);
  }

  /** 请回电: an enquiry with a clock of its own. */
  askCallBack(caller: Guest | UserCaller, input: CallBackRequest): Promise<CaseReceipt> {
    return this.once(input, () => this.askNewCallBack(caller, input));
  }

  private async askNewCallBack(caller: Guest | UserCaller, { phone, when, about, clientId }: CallBackRequest): Promise<CaseReceipt> {
    const found = await this.paths.find('enquiry', null, NO_CLAIMS);
    const callBackBy = await this.dates.callBackBy(this.clock.now());
    const text = `请回电：${about}${when === '' ? '' : `（方便接听：${when}）`}`;
    const said = { ...NO_WORDS, ...NO_CLAIMS, kind: 'enquiry' as const, text, noticeId: null, contact: phone, publishConsent: false, uploadIds: [], callBack: false, clientId };
    return this.taking.take({ ...said, source: 'hotline', userId: caller.kind === 'user' ? caller.id : null, sectionId: null, callBackBy }, found, null);
  }

  /** What is sent again because its answer was lost is answered as it was, though its path may have closed meanwhile. */
  private once({ clientId }: { clientId: string | null }, take: () => Promise<CaseReceipt>): Promise<CaseReceipt> {
    return onceOnly(() => this.taking.told(clientId), take);
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
