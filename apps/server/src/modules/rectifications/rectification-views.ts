import type { PublicRectification, RaterRectification, Rectification, RectificationStep } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock, dayOf, startOfDay } from '../../platform/clock/clock.js';
import { counterName, matterName, sectionName } from '../../platform/config/centre-names.js';
import { Config } from '../../platform/config/config.js';
import { RectificationClocks } from './rectification-clocks.js';
import type { RectificationRow } from './rectification.entity.js';
import type { RectificationStepRow } from './rectification-step.entity.js';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Null while open or where its day is not known. */
const onTimeOf = ({ state, wasLate, closedOn, dueOn }: RectificationRow): boolean | null => (state !== 'closed' || closedOn === null || dueOn === null ? null : !wasLate && closedOn <= dueOn);

/** After a proposal, and after an end that was not the rater's own. */
export const mayAnswer = ({ state, closedBy, secondLevel }: RectificationRow): boolean => state === 'proposed' || (state === 'closed' && closedBy === 'supervisor' && secondLevel === null);

/** What a rater did tells the day and not the moment. */
const momentOf = ({ byKind, at }: RectificationStepRow): Date => (byKind === 'rater' || byKind === 'system' ? startOfDay(dayOf(at)) : at);

/** Their ids would tell the moment. */
export const toSteps = (steps: RectificationStepRow[]): RectificationStep[] => steps.map((step, at) => ({ id: String(at + 1), kind: step.kind, at: momentOf(step).toISOString(), by: step.byName, text: step.text, reached: step.reached, level: step.level }));

/** For the person who was rated: nothing that says whether the rater can be reached. */
export const hideContact = (shown: Rectification): Rectification => ({ ...shown, hasContact: false, callBackDueOn: null, calledBackAt: null });

@Injectable()
export class RectificationViews {
  constructor(
    private readonly clocks: RectificationClocks,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async toRectification(row: RectificationRow): Promise<Rectification> {
    const { id, ratingId, matterId, counterId, sectionId, level, state, openedOn, dueOn, limitSentence, hasContact, callBackDueOn, proposal, secondLevel, closedBy, closedByName, closeReason, reopenings, excluded } = row;
    const { centre } = this.config;
    const names = { matterName: matterName(centre, matterId), counterName: counterName(centre, counterId), sectionName: sectionName(centre, sectionId) };
    const times = { calledBackAt: iso(row.calledBackAt), proposedAt: iso(row.proposedAt), closedAt: iso(row.closedBy === 'rater' && row.closedOn !== null ? startOfDay(row.closedOn) : row.closedAt) };
    const left = state === 'closed' ? null : await this.clocks.workingDaysLeft(dueOn);
    return {
      ...{ id, ratingId, matterId, sectionId, level, state, openedOn, dueOn, limitSentence, hasContact, callBackDueOn, proposal, secondLevel, closedBy, closedByName, closeReason, reopenings, excluded },
      ...names,
      ...times,
      responsible: { id: row.responsibleId, name: row.responsibleName },
      overdue: this.isOverdue(row),
      workingDaysLeft: left,
      onTime: onTimeOf(row),
    };
  }

  toRater(row: RectificationRow, steps: RectificationStepRow[]): RaterRectification {
    const { level, state, responsibleName, openedOn, dueOn, limitSentence, proposal, secondLevel, closedBy, closeReason } = row;
    return { level, state, responsibleName, openedOn, dueOn, limitSentence, proposal, secondLevel, closedBy, closeReason, matterName: matterName(this.config.centre, row.matterId), overdue: this.isOverdue(row), steps: toSteps(steps), mayAnswer: mayAnswer(row) };
  }

  toPublic(row: RectificationRow): PublicRectification {
    const { id, level, state, openedOn, dueOn, closedOn, closedBy, proposal, secondLevel, excluded } = row;
    return { id, level, state, openedOn, dueOn, closedOn, closedBy, proposal, secondLevel, excluded, matterName: matterName(this.config.centre, row.matterId), overdue: this.isOverdue(row), onTime: onTimeOf(row) };
  }

  private isOverdue({ state, dueOn }: RectificationRow): boolean {
    return state !== 'closed' && dueOn !== null && dueOn < this.clock.today();
  }
}
