import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { WordsHolder, type WordsVerdict } from '../content-checks/words-holder.js';
import type { RatingEntity } from './rating.entity.js';
import { RatingsRepository } from './ratings.repository.js';

/** What somebody wrote themselves: the comment, and reasons that the centre does not offer to choose from. */
export const wordsOf = ({ reasons, comment }: Pick<RatingEntity, 'reasons' | 'comment'>, offered: readonly string[]): string =>
  [...reasons.filter((reason) => !offered.includes(reason)), comment].filter((words) => words !== '').join('\n');

@Injectable()
export class RatingWords extends WordsHolder {
  readonly kind = 'rating';

  constructor(
    private readonly ratings: RatingsRepository,
    private readonly config: Config,
  ) {
    super();
  }

  async words(ids: string[]): Promise<Map<string, string>> {
    return new Map((await this.ratings.findMany(ids)).map((rating) => [rating.id, wordsOf(rating, this.config.centre.ratingReasons)]));
  }

  settle(tx: Tx, id: string, { state }: WordsVerdict): Promise<void> {
    return this.ratings.setCommentState(tx, id, state);
  }
}
