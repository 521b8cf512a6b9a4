import type { ChangeRating, OwnRating, OwnRatings, RaterProof } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { Guest, UserCaller } from '../../platform/http/caller.js';
import { contentOf } from './filled-form.js';
import type { RatingEntity } from './rating.entity.js';
import { OwnRatingViews } from './own-rating-views.js';
import { RaterProofs } from './rater-proofs.js';
import { RatingHistoryRepository } from './rating-history.repository.js';
import { RatingIntake } from './rating-intake.js';
import { RatingsRepository } from './ratings.repository.js';

const SHOWN = 50;

/** What a rater does with a rating afterwards: read it back, and change it once. */
@Injectable()
export class OwnRatingsService {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly history: RatingHistoryRepository,
    private readonly proofs: RaterProofs,
    private readonly views: OwnRatingViews,
    private readonly intake: RatingIntake,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async readBack(caller: Guest | UserCaller, proof: RaterProof): Promise<OwnRating> {
    return this.views.toOwn(await this.proofs.row(caller, proof));
  }

  async mine({ id }: UserCaller): Promise<OwnRatings> {
    return { items: (await this.ratings.findOf(id, SHOWN)).flatMap((row) => this.views.toLine(row)) };
  }

  /** Keeps what was said before. Of two changes at once one gets through. */
  async change(caller: Guest | UserCaller, { formId, level, answers, ...proof }: ChangeRating): Promise<OwnRating> {
    const before = await this.proofs.row(caller, proof);
    if (before.changedAt !== null) throw new AppError('RATING_CHANGED_ALREADY');
    if ((await this.views.changeUntil(before)) === null) throw new AppError('RATING_CHANGE_TOO_LATE');
    const form = await this.views.formFor(before, formId);
    const after: RatingEntity = { ...before, ...contentOf({ form, level, answers }), changedAt: this.clock.now() };
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.ratings.changeOnce(tx, before.id, after))) throw new AppError('RATING_CHANGED_ALREADY');
      await this.history.insertChange(tx, changeOf(before, this.clock.now()));
      await this.intake.retake(tx, after, before);
    });
    return this.views.toOwn(after);
  }
}

const changeOf = ({ id, formId, level, answers, reasons, comment, commentState }: RatingEntity, changedAt: Date) => ({ id: newId(), ratingId: id, formId, level, answers, reasons, comment, commentState, changedAt });
