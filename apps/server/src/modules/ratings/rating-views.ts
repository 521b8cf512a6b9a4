import type { Exclusion, Rating } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { startOfDay } from '../../platform/clock/clock.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { FormSubjects } from './form-subjects.js';
import type { RatingEntity } from './rating.entity.js';
import type { RatingExclusionEntity } from './rating-history.entity.js';
import type { RatingHistory } from './rating-history.repository.js';

/** Ratings as staff read them. Who was rated sees no contact, no trace of a login and only the day. */
@Injectable()
export class RatingViews {
  constructor(private readonly subjects: FormSubjects) {}

  toRating({ id: staffId }: StaffCaller, row: RatingEntity, { change, exclusion }: RatingHistory): Rating {
    const { id, matterId, channel, level, reasons, comment, commentState, handledBy, enteredBy, answer, answeredBy } = row;
    const isOwn = row.handledById === staffId;
    const names = { matterName: this.subjects.nameOf(matterId), counterName: this.subjects.counterName(row.counterId), handledBy, enteredBy };
    const rater = { isOwn, hasContact: !isOwn && row.contactSealed !== null, hasUser: !isOwn && row.userId !== null };
    const times = { createdAt: (isOwn ? startOfDay(row.day) : row.createdAt).toISOString(), answeredAt: row.answeredAt?.toISOString() ?? null };
    return { id, matterId, ...names, channel, level, earlierLevel: change?.level ?? null, reasons, comment, commentState, ...rater, exclusion: toExclusion(exclusion), ...times, answer, answeredBy };
  }
}

export function toExclusion(row: RatingExclusionEntity | undefined): Exclusion | null {
  if (!row) return null;
  const { kind, state, reason, proposedBy, proposedAt, decidedBy, decidedAt, decision } = row;
  return { kind, state, reason, proposedBy, proposedAt: proposedAt.toISOString(), decidedBy, decidedAt: decidedAt?.toISOString() ?? null, decision };
}
