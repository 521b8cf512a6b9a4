import { caseKinds, type Answer, type CaseReceipt, type CreateCase, type ListCasesQuery, type Held, type Page, type PublicCase, type StaffCase, type StaffRole } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { newId } from '../../platform/database/ids.js';
import { newReceipt } from '../../platform/database/receipt.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { PersonalDataHolder } from '../../platform/erasure/erasure.js';
import { AppError } from '../../platform/http/app-error.js';
import type { Guest, StaffCaller, UserCaller } from '../../platform/http/caller.js';
import { ContentChecksService } from '../content-checks/content-checks.service.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { UsersService } from '../identity/users.service.js';
import { NoticesService } from '../notices/notices.service.js';
import type { CaseEntity } from './case.entity.js';
import { CasesRepository } from './cases.repository.js';

const ANSWERING = new Set<StaffRole>(['supervisor-desk', 'administrator']);

@Injectable()
export class CasesService extends PersonalDataHolder {
  constructor(
    private readonly cases: CasesRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticesService,
    private readonly deliveries: DeliveriesService,
    private readonly users: UsersService,
    private readonly contentChecks: ContentChecksService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {
    super();
  }

  async held(userId: string): Promise<Partial<Held>> {
    return { cases: await this.cases.countOf(userId) };
  }

  async erase(tx: Tx, userId: string): Promise<Partial<Held>> {
    return { cases: await this.cases.anonymise(tx, userId) };
  }

  async create(caller: Guest | UserCaller, input: CreateCase): Promise<CaseReceipt> {
    if (input.noticeId !== null && !(await this.notices.exists(input.noticeId))) throw new AppError('NOTICE_NOT_FOUND');
    if (input.callBack) await this.requirePhone(caller);
    const createdAt = this.clock.now();
    const unread = { textState: 'pending', textRefusal: null, answer: null, answeredAt: null, answeredBy: null } as const;
    const row: CaseEntity = { ...input, ...unread, id: newId(), receipt: newReceipt(this.clock.today()), userId: caller.kind === 'user' ? caller.id : null, createdAt };
    await this.unitOfWork.run(async (tx) => {
      if (row.userId !== null) await this.users.hold(tx, row.userId);
      await this.cases.insert(tx, row);
      await this.contentChecks.submit(tx, { id: row.id, kind: 'case', userId: row.userId });
    });
    return { receipt: row.receipt, createdAt: createdAt.toISOString() };
  }

  async get(receipt: string): Promise<PublicCase> {
    const row = await this.cases.findByReceipt(receipt);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这个受理编号，请核对后再试');
    return this.toPublic(row, await this.noticeTitle(row));
  }

  async list(staff: StaffCaller, query: ListCasesQuery): Promise<Page<StaffCase>> {
    const rows = await this.cases.findNewest({ ...query, isTextGuarded: !ANSWERING.has(staff.role) }, idBelow(query.cursor), query.limit + 1);
    const titles = new Map(await Promise.all(rows.map(async (row) => [row.id, await this.noticeTitle(row)] as const)));
    return idPage(rows, query.limit, (row) => this.toStaff(staff, row, titles.get(row.id) ?? null));
  }

  /** Answers once; a filer who was logged in is told on the phone, everybody else looks the receipt up. */
  async answer(staff: StaffCaller, id: string, { answer }: Answer): Promise<StaffCase> {
    const row = await this.unitOfWork.run(async (tx) => {
      const found = await this.cases.findById(id, tx);
      if (!found) throw new AppError('NOT_FOUND', '没有找到这条诉求');
      const at = this.clock.now();
      if (!(await this.cases.answerOnce(tx, id, answer, at, staff.name))) throw new AppError('WRONG_STATE', '这条诉求已经答复过了');
      if (found.userId) {
        await this.deliveries.tellPerson(tx, { userId: found.userId, kind: 'answer', receipt: found.receipt, page: `pages/receipt/index?receipt=${found.receipt}`, title: `您的${caseKinds[found.kind]}有答复了`, summary: answer.slice(0, 200), name: found.receipt });
      }
      await this.audit.record(tx, { actor: staff, action: 'case.answer', objectKind: 'case', objectId: id, summary: `答复${caseKinds[found.kind]} ${found.receipt}` });
      return { ...found, answer, answeredAt: at, answeredBy: staff.name };
    });
    return this.toStaff(staff, row, await this.noticeTitle(row));
  }

  countOpen(): Promise<number> {
    return this.cases.countOpen();
  }

  async oldestOpenAt(): Promise<string | null> {
    return (await this.cases.findOldestOpen())?.createdAt.toISOString() ?? null;
  }

  private async requirePhone(caller: Guest | UserCaller): Promise<void> {
    const hasPhone = caller.kind === 'user' && (await this.users.get(caller.id)).phoneSealed !== null;
    if (!hasPhone) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'callBack', message: '您还没有留手机号，请直接填写联系方式' }] });
  }

  private noticeTitle(row: CaseEntity): Promise<string | null> {
    return row.noticeId === null ? Promise.resolve(null) : this.notices.title(row.noticeId);
  }

  private toPublic(row: CaseEntity, noticeTitle: string | null): PublicCase {
    const { receipt, kind, text, textState, textRefusal, noticeId, answer } = row;
    return { receipt, kind, text: textState === 'passed' ? text : null, textState, textRefusal, noticeId, noticeTitle, answer, state: answer === null ? 'open' : 'answered', createdAt: row.createdAt.toISOString(), answeredAt: row.answeredAt?.toISOString() ?? null };
  }

  /** Only those who answer read the contact, and a text that has not passed the check: a case must be answerable. */
  private toStaff(staff: StaffCaller, row: CaseEntity, noticeTitle: string | null): StaffCase {
    const shown = this.toPublic(row, noticeTitle);
    const seen = ANSWERING.has(staff.role) ? { text: row.text, contact: row.contact } : { contact: maskContact(row.contact) };
    return { ...shown, ...seen, id: row.id, callBack: row.callBack && row.userId !== null, hasUser: row.userId !== null, answeredBy: row.answeredBy };
  }
}

/** Keeps enough to recognise a contact and too little to misuse it. */
const maskContact = (contact: string): string => (contact.length <= 4 ? contact.replace(/./gu, '*') : `${contact.slice(0, 3)}${'*'.repeat(Math.min(6, contact.length - 5))}${contact.slice(-2)}`);
