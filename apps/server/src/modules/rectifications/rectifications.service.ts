import type { DecideRectification } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller, UserCaller } from '../../platform/http/caller.js';
import { RectificationClocks } from './rectification-clocks.js';
import { isOverseeing } from './rectification-desk.service.js';
import { RectificationTelling } from './rectification-telling.js';
import { newStep } from './rectification-rows.js';
import type { RectificationGroup } from './rectification-group.js';
import type { RectificationRow } from './rectification.entity.js';
import { RectificationsRepository } from './rectifications.repository.js';

/** 特约监督员 end a rectification or have it done again. */
@Injectable()
export class RectificationsService {
  constructor(
    private readonly rectifications: RectificationsRepository,
    private readonly clocks: RectificationClocks,
    private readonly telling: RectificationTelling,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Ends it whatever its state; the rater is told why, and may still say how satisfied they are. */
  async close(supervisor: UserCaller, id: string, { reason }: DecideRectification): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const [row, at] = [await this.require(tx, id), this.clock.now()];
      const { id: byId, name } = actorOf(supervisor);
      const end = { state: 'closed', closedAt: at, closedOn: dayOf(at), closedBy: 'supervisor', closedByName: name, closeReason: reason } as const;
      if (!(await this.rectifications.changeIn(tx, id, ['open', 'proposed'], end))) throw new AppError('WRONG_STATE', '这条整改已经办结');
      await this.rectifications.addStep(tx, newStep(id, { kind: 'supervisor', id: byId, name }, { kind: 'closed', text: reason }, at));
      await this.telling.tell(tx, row, { title: (matter) => `您对「${matter}」的差评由特约监督员办结`, summary: reason });
      await this.audit.record(tx, { actor: supervisor, action: 'rectification.close', objectKind: 'rectification', objectId: id, summary: `监督员办结差评整改：${reason}` });
    });
  }

  /** A new clock runs from now. What was late stays late: a second round does not make it good. */
  async reopen(supervisor: UserCaller, id: string, { reason }: DecideRectification): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const [row, at] = [await this.require(tx, id), this.clock.now()];
      const { id: byId, name } = actorOf(supervisor);
      const { clockFrom, dueOn, limitSentence } = await this.clocks.from(at, row.hasContact);
      const wasLate = row.wasLate || (row.closedOn !== null && row.dueOn !== null && row.closedOn > row.dueOn);
      const again = { state: 'open', clockFrom, dueOn, limitSentence, wasLate, reopenings: row.reopenings + 1, proposal: null, proposedAt: null, closedAt: null, closedOn: null, closedBy: null, closedByName: null, closeReason: null } as const;
      if (!(await this.rectifications.changeIn(tx, id, ['closed'], again))) throw new AppError('WRONG_STATE', '这条整改还没有办结');
      await this.rectifications.addStep(tx, newStep(id, { kind: 'supervisor', id: byId, name }, { kind: 'reopened', text: reason }, at));
      await this.telling.tell(tx, row, { title: (matter) => `您对「${matter}」的差评要重新整改`, summary: reason });
      await this.audit.record(tx, { actor: supervisor, action: 'rectification.reopen', objectKind: 'rectification', objectId: id, summary: `监督员退回差评整改：${reason}` });
    });
  }

  ofRating(ratingId: string): Promise<{ id: string; state: RectificationRow['state'] } | null> {
    return this.rectifications.findByRating(ratingId);
  }

  /** What waits, for this member or for all: those that are not closed, those past their day, and those that are nearly. */
  async waiting(staff?: StaffCaller): Promise<{ running: number; overdue: number; near: number }> {
    const within = staff && !isOverseeing(staff) ? staff : undefined;
    const days = { within, today: this.clock.today(), nearUntil: await this.clocks.nearUntil() };
    const count = (which: 'all' | 'late' | 'near'): Promise<number> => this.rectifications.countRunning(which, days);
    const [running, overdue, near] = await Promise.all([count('all'), count('late'), count('near')]);
    return { running, overdue, near };
  }

  /** What figures ask of those opened on the days from `from` to `to`. */
  counts(from: string, to: string): Promise<RectificationGroup[]> {
    return this.rectifications.countGroups(from, to, this.clock.today());
  }

  private async require(tx: Tx, id: string): Promise<RectificationRow> {
    const row = await this.rectifications.findById(id, tx);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条整改');
    return row;
  }
}

function actorOf({ supervisorId, supervisorName }: UserCaller): { id: string; name: string } {
  if (supervisorId === null) throw new AppError('FORBIDDEN');
  return { id: supervisorId, name: supervisorName ?? '特约监督员' };
}
