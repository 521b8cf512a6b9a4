import type { AddRectificationStep, DeedTo, HandOverRectification, ProposeRectification } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { RatingReader } from '../ratings/rating-reader.js';
import { RectificationTelling } from './rectification-telling.js';
import { newStep } from './rectification-rows.js';
import type { RectificationRow } from './rectification.entity.js';
import { RectificationsRepository } from './rectifications.repository.js';
import { ResponsiblePersons } from './responsible-persons.js';

const OVERSEEING = new Set<StaffCaller['role']>(['supervisor-desk', 'administrator']);

/** Who reads and steps in everywhere, whatever their section. */
export const isOverseeing = ({ role }: StaffCaller): boolean => OVERSEEING.has(role);

/** Who is responsible handles it; the supervision desk and administrators may step in. Nobody handles what was said about themselves. */
export const mayHandle = (staff: StaffCaller, { responsibleId }: RectificationRow, isRated: boolean): boolean => !isRated && (staff.id === responsibleId || isOverseeing(staff));

/** What staff do about a bad rating. They propose its end; they cannot end it. */
@Injectable()
export class RectificationDeskService {
  constructor(
    private readonly rectifications: RectificationsRepository,
    private readonly ratings: RatingReader,
    private readonly responsible: ResponsiblePersons,
    private readonly telling: RectificationTelling,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A call-back counts once the rater was reached; every attempt is recorded. */
  async addStep(staff: StaffCaller, id: string, step: AddRectificationStep): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const at = this.clock.now();
      const row = await this.requireRunning(tx, staff, id);
      if (step.kind === 'call-back' && !row.hasContact) throw new AppError('WRONG_STATE', '评价人没有留联系方式，无法回访');
      await this.rectifications.addStep(tx, newStep(id, actorOf(staff), step, at));
      if (step.kind === 'call-back' && step.reached) await this.rectifications.callBackOnce(tx, id, at);
      await this.record(tx, staff, row, step.kind, step.kind === 'action' ? '记录整改措施' : `记录电话回访（${step.reached ? '已联系上' : '未联系上'}）`);
    });
  }

  /** 报整改完成: the rater is told and asked. Whoever left a contact is rung before, every one. */
  async propose(staff: StaffCaller, id: string, { text }: ProposeRectification): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const at = this.clock.now();
      const row = await this.requireRunning(tx, staff, id);
      if (row.hasContact && !(await this.rectifications.hasStep(tx, id, 'call-back'))) throw new AppError('WRONG_STATE', '评价人留了联系方式，请先电话回访；没有打通的，也请记下');
      if (!(await this.rectifications.changeIn(tx, id, ['open'], { state: 'proposed', proposal: text, proposedAt: at }))) throw new AppError('WRONG_STATE', '已经报过整改完成，正在等评价人确认');
      await this.rectifications.addStep(tx, newStep(id, actorOf(staff), { kind: 'proposed', text }, at));
      await this.telling.tell(tx, row, { title: (matter) => `您对「${matter}」的差评有整改结果了，请确认`, summary: text });
      await this.record(tx, staff, row, 'propose', '报整改完成');
    });
  }

  async handOver(staff: StaffCaller, id: string, { staffId, reason }: HandOverRectification): Promise<void> {
    const next = await this.responsible.find(staffId);
    if (!next) throw new AppError('NOT_FOUND', '没有这位成员，或账号已停用');
    await this.unitOfWork.run(async (tx) => {
      const row = await this.requireRunning(tx, staff, id);
      if ((await this.ratings.row(row.ratingId, tx)).handledById === next.id) throw new AppError('WRONG_STATE', '这位成员是被评价的人，请选其他同事');
      if (row.responsibleId === next.id) throw new AppError('WRONG_STATE', '责任人就是这位成员');
      if (!(await this.rectifications.changeIn(tx, id, ['open', 'proposed'], { responsibleId: next.id, responsibleName: next.name }))) throw closed();
      await this.rectifications.addStep(tx, newStep(id, actorOf(staff), { kind: 'handed-over', text: `${row.responsibleName} → ${next.name}：${reason}` }, this.clock.now()));
      await this.record(tx, staff, row, 'hand-over', `责任人由${row.responsibleName}改为${next.name}`);
    });
  }

  private async requireRunning(tx: Tx, staff: StaffCaller, id: string): Promise<RectificationRow> {
    const row = await this.rectifications.findById(id, tx);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条整改');
    const isRated = (await this.ratings.row(row.ratingId, tx)).handledById === staff.id;
    if (isRated) throw new AppError('FORBIDDEN', '被评价的人不能办理这条整改，请由其他同事办理');
    if (!mayHandle(staff, row, isRated)) throw new AppError('FORBIDDEN', '只有责任人、监督岗和管理员可以办理这条整改');
    if (row.state === 'closed') throw closed();
    return row;
  }

  private record(tx: Tx, staff: StaffCaller, { id }: RectificationRow, deed: DeedTo<'rectification'>, summary: string): Promise<void> {
    return this.audit.record(tx, { actor: staff, action: `rectification.${deed}`, objectKind: 'rectification', objectId: id, summary: `差评整改：${summary}` });
  }
}

const closed = (): AppError => new AppError('WRONG_STATE', '这条整改已经办结');
const actorOf = ({ id, name }: StaffCaller) => ({ kind: 'staff', id, name }) as const;
