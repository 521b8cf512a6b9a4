import type { OwnRating, OwnRatings, RatingForm } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { ClocksService } from '../clocks/clocks.service.js';
import { FormSubjects } from './form-subjects.js';
import { formOf } from './handled-services.service.js';
import type { RatingEntity } from './rating.entity.js';
import { RatingFormsService } from './rating-forms.service.js';
import { RatingHistoryRepository } from './rating-history.repository.js';
import { toExclusion } from './rating-views.js';

const CHANGE_RULE = 'rating-change';

/** A rating as its rater sees it. */
@Injectable()
export class OwnRatingViews {
  constructor(
    private readonly history: RatingHistoryRepository,
    private readonly subjects: FormSubjects,
    private readonly forms: RatingFormsService,
    private readonly clocks: ClocksService,
    private readonly clock: Clock,
  ) {}

  async toOwn(row: RatingEntity): Promise<OwnRating> {
    const { change, exclusion } = (await this.history.of([row.id]))(row.id);
    const { id, matterId, channel, level, answers, createdAt, answer, answeredAt } = row;
    const names = { matterId, matterName: this.subjects.nameOf(matterId), counterName: this.subjects.counterName(row.counterId) };
    const said = { channel, level, answers: answers ?? [], form: row.formId === null ? null : await this.forms.find(row.formId) };
    const earlier = change ? { level: change.level, changedAt: change.changedAt.toISOString() } : null;
    const changes = { changeUntil: await this.changeUntil(row), earlier, exclusion: toExclusion(exclusion) };
    return { id, receipt: row.receipt ?? '', ...names, ...said, createdAt: createdAt.toISOString(), ...changes, answer, answeredAt: answeredAt?.toISOString() ?? null, hasContact: row.contactSealed !== null };
  }

  /** None for a rating from before there were numbers: it cannot be read back. */
  toLine({ receipt, matterId, level, createdAt }: RatingEntity): OwnRatings['items'] {
    return receipt === null ? [] : [{ receipt, matterName: this.subjects.nameOf(matterId), level, createdAt: createdAt.toISOString() }];
  }

  /** The last day of the one change; null when it is used or over. */
  async changeUntil({ changedAt, createdAt }: RatingEntity): Promise<string | null> {
    if (changedAt !== null) return null;
    const { dueOn } = await this.clocks.limit(CHANGE_RULE, createdAt);
    return this.clocks.isOverdue(dueOn, this.clock.now()) ? null : dueOn;
  }

  formFor(row: RatingEntity, formId: string): Promise<RatingForm> {
    return this.forms.ofSubject(formId, formOf(row));
  }
}
