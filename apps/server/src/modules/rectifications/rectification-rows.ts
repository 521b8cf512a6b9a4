import type { RatingLevel, RectificationStepKind } from '@sunshine/contracts';
import { dayOf, startOfDay } from '../../platform/clock/clock.js';
import { newId, newIdAt } from '../../platform/database/ids.js';
import type { RatingFact } from '../ratings/rating-listener.js';
import type { RectificationRow } from './rectification.entity.js';
import type { RectificationStepRow } from './rectification-step.entity.js';
import type { Responsible } from './responsible-persons.js';

/** Who did a step. The rater has neither id nor name here. */
export type StepActor = { kind: 'staff' | 'supervisor'; id: string; name: string } | { kind: 'rater' | 'system' };

const NAMES = { rater: '评价人', system: '系统' } as const;

interface StepSaid {
  kind: RectificationStepKind;
  text?: string;
  reached?: boolean;
  level?: RatingLevel;
}

/** What is known of the clocks when a rectification begins, or begins anew. */
export type Clocks = Pick<RectificationRow, 'clockFrom' | 'dueOn' | 'limitSentence' | 'callBackDueOn'>;

export function newStep(rectificationId: string, actor: StepActor, { kind, text = '', reached, level }: StepSaid, at: Date): RectificationStepRow {
  const by = actor.kind === 'staff' || actor.kind === 'supervisor' ? { byId: actor.id, byName: actor.name } : { byId: null, byName: NAMES[actor.kind] };
  return { id: newId(), rectificationId, kind, at, byKind: actor.kind, ...by, text, reached: reached ?? null, level: level ?? null };
}

/** Its id tells the day and not the moment: whoever was rated could otherwise read from it who stood there. */
export function newRectification(rating: RatingFact, { id: responsibleId, name: responsibleName }: Responsible, clocks: Clocks, at: Date): RectificationRow {
  const { id: ratingId, matterId, counterId, sectionId, level, hasContact } = rating;
  const day = dayOf(at);
  const open = { calledBackAt: null, proposal: null, proposedAt: null, secondLevel: null, reopenings: 0, wasLate: false, closedAt: null, closedOn: null, closedBy: null, closedByName: null, closeReason: null };
  return { id: newIdAt(startOfDay(day)), ratingId, matterId, counterId, sectionId, level, hasContact, excluded: rating.exclusion === 'excluded', responsibleId, responsibleName, state: 'open', openedAt: at, openedOn: day, ...clocks, ...open };
}
