import type { ExcludedRating, ExclusionItem, Page } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { FormSubjects } from './form-subjects.js';
import type { RatingEntity } from './rating.entity.js';
import type { RatingExclusionEntity } from './rating-history.entity.js';
import { toExclusion } from './rating-views.js';
import { RatingsRepository } from './ratings.repository.js';

type Pair = [RatingExclusionEntity, RatingEntity];

/** Proposals and decisions together with their ratings, which name nobody who rated. */
@Injectable()
export class ExclusionViews {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly subjects: FormSubjects,
  ) {}

  toItems({ id }: { id: string }, rows: RatingExclusionEntity[], limit: number): Promise<Page<ExclusionItem>> {
    return this.page(rows, limit, ([row, rating]) => {
      const exclusion = toExclusion(row);
      const { matterId, level, day, reasons, handledBy, handledById } = rating;
      const comment = rating.commentState === 'passed' ? rating.comment : null;
      const mayDecide = row.state === 'proposed' && row.proposedById !== id && handledById !== id;
      return exclusion ? [{ ...exclusion, ratingId: row.ratingId, matterName: this.subjects.nameOf(matterId), level, day, reasons, comment, handledBy, mayDecide }] : [];
    });
  }

  toPublic(rows: RatingExclusionEntity[], limit: number): Promise<Page<ExcludedRating>> {
    return this.page(rows, limit, ([{ kind, reason, decision, proposedBy, decidedBy, decidedAt }, { id, matterId, level, day }]) =>
      decidedBy === null || decidedAt === null ? [] : [{ id, matterName: this.subjects.nameOf(matterId), level, day, kind, reason, decision, proposedBy, decidedBy, decidedAt: decidedAt.toISOString() }],
    );
  }

  private async page<Item>(rows: RatingExclusionEntity[], limit: number, toItem: (pair: Pair) => Item[]): Promise<Page<Item>> {
    const shown = rows.slice(0, limit);
    const ratings = new Map((await this.ratings.findMany(shown.map(({ ratingId }) => ratingId))).map((rating) => [rating.id, rating]));
    const items = shown.flatMap((row) => {
      const rating = ratings.get(row.ratingId);
      return rating ? toItem([row, rating]) : [];
    });
    return { items, nextCursor: rows.length > limit ? (shown.at(-1)?.ratingId ?? null) : null };
  }
}
