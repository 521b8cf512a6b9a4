import type { AuditAction, DraftAnswer, ListStaffOpinionsQuery, Page, PublishAnswer, ReturnAnswer, StaffOpinion } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { ClocksService } from '../clocks/clocks.service.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { OpinionViewsService } from './opinion-views.service.js';
import type { OpinionEntity } from './opinion.entity.js';
import { OpinionsRepository } from './opinions.repository.js';

const SUMMARY = 200;

/** The centre's answer: one person writes it, another publishes it. */
@Injectable()
export class OpinionAnswersService {
  constructor(
    private readonly opinions: OpinionsRepository,
    private readonly views: OpinionViewsService,
    private readonly clocks: ClocksService,
    private readonly deliveries: DeliveriesService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(staff: StaffCaller, { limit, cursor, open }: ListStaffOpinionsQuery): Promise<Page<StaffOpinion>> {
    const page = idPage(await this.opinions.findNewest({ isPublic: false, isOpen: open === 'true' }, idBelow(cursor), limit + 1), limit, (row) => row);
    return { items: await this.views.forStaff(page.items, staff.id), nextCursor: page.nextCursor };
  }

  /** What a colleague has drafted meanwhile is read and sent back before it is replaced. */
  draft(staff: StaffCaller, id: string, { draft }: DraftAnswer): Promise<StaffOpinion> {
    return this.change(staff, id, async (tx, found) => {
      if (found.draftedById !== null && found.draftedById !== staff.id) throw overtaken();
      await this.setDraft(tx, found, { draft, draftedById: staff.id, draftedBy: staff.name, returned: null });
      await this.note(tx, staff, found, 'opinion.draft', '拟写监督意见的答复');
    });
  }

  /** The second person sends the draft back. */
  sendBack(staff: StaffCaller, id: string, { reason }: ReturnAnswer): Promise<StaffOpinion> {
    return this.change(staff, id, async (tx, found) => {
      this.requireSecond(staff, found);
      await this.setDraft(tx, found, { draft: null, draftedById: null, draftedBy: null, returned: reason });
      await this.note(tx, staff, found, 'opinion.return', `退回监督意见的答复：${reason}`);
    });
  }

  publish(staff: StaffCaller, id: string, { draft, lateReason }: PublishAnswer): Promise<StaffOpinion> {
    return this.change(staff, id, async (tx, found) => {
      const draftedById = this.requireSecond(staff, found);
      const now = this.clock.now();
      const isLate = this.clocks.isOverdue(found.dueOn, now);
      if (isLate && lateReason === '') throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'lateReason', message: '已超过答复期限，请写明原因，原因会一起公开' }] });
      const answer = { answer: draft, answeredAt: now, answeredBy: staff.name, lateReason: isLate ? lateReason : null };
      if (!(await this.opinions.answerOnce(tx, { id, draftedById, draft }, answer))) throw new AppError('CONFLICT', '答复稿已被修改，请看过新稿再发布');
      await this.tell(tx, found, draft);
      await this.note(tx, staff, found, 'opinion.answer', `答复监督意见「${found.subject}」${isLate ? `（逾期：${lateReason}）` : ''}`);
    });
  }

  /** A text that is not public has no public answer. */
  private async change(staff: StaffCaller, id: string, work: (tx: Tx, found: OpinionEntity) => Promise<void>): Promise<StaffOpinion> {
    await this.unitOfWork.run(async (tx) => {
      const found = await this.opinions.findById(id, tx);
      if (!found) throw noOpinion();
      if (found.answer !== null) throw new AppError('WRONG_STATE', '这条意见已经答复过了');
      if (found.textState !== 'passed') throw new AppError('WRONG_STATE', '这条意见还没有通过内容审核');
      await work(tx, found);
    });
    const row = await this.opinions.findById(id);
    const [opinion] = row ? await this.views.forStaff([row], staff.id) : [];
    if (!opinion) throw noOpinion();
    return opinion;
  }

  /** Answers who wrote the draft. */
  private requireSecond(staff: StaffCaller, { draftedById }: OpinionEntity): string {
    if (draftedById === null) throw new AppError('WRONG_STATE', '还没有答复稿');
    if (draftedById === staff.id) throw new AppError('AUTHOR_MAY_NOT_APPROVE', '拟稿人不能发布自己的答复，请由另一位同事审核');
    return draftedById;
  }

  private async setDraft(tx: Tx, found: OpinionEntity, change: Pick<OpinionEntity, 'draft' | 'draftedById' | 'draftedBy' | 'returned'>): Promise<void> {
    if (!(await this.opinions.setDraft(tx, found, change))) throw overtaken();
  }

  private async tell(tx: Tx, { id, userId, subject }: OpinionEntity, answer: string): Promise<void> {
    if (userId === null) return;
    await this.deliveries.tellPerson(tx, { userId, kind: 'answer', title: '您的监督意见有答复了', summary: answer.slice(0, SUMMARY), page: `pages/supervisors/opinion/index?id=${id}`, name: subject });
  }

  private note(tx: Tx, actor: StaffCaller, { id }: OpinionEntity, action: AuditAction, summary: string): Promise<void> {
    return this.audit.record(tx, { actor, action, objectKind: 'opinion', objectId: id, summary });
  }
}

const noOpinion = (): AppError => new AppError('NOT_FOUND', '没有找到这条监督意见');
const overtaken = (): AppError => new AppError('CONFLICT', '同事刚拟了答复稿，请刷新页面看过再处理');
