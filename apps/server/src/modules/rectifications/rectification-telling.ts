import { Injectable } from '@nestjs/common';
import { matterName } from '../../platform/config/centre-names.js';
import { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { RatingFactsService } from '../ratings/rating-facts.service.js';
import type { RectificationRow } from './rectification.entity.js';

const SUMMARY_LENGTH = 200;

/** Tells the rater on the phone, if they rated with a login. Everybody else reads it with number and code, or is rung. */
@Injectable()
export class RectificationTelling {
  constructor(
    private readonly facts: RatingFactsService,
    private readonly deliveries: DeliveriesService,
    private readonly config: Config,
  ) {}

  async tell(tx: Tx, { ratingId, matterId }: RectificationRow, words: { title: (matter: string) => string; summary: string }): Promise<void> {
    const rating = await this.facts.one(ratingId, tx);
    if (!rating?.userId) return;
    const name = matterName(this.config.centre, matterId);
    const page = rating.receipt === null ? 'pages/my-rating/index' : `pages/my-rating/index?receipt=${rating.receipt}`;
    const summary = [...words.summary].slice(0, SUMMARY_LENGTH).join('');
    await this.deliveries.tellPerson(tx, { userId: rating.userId, kind: 'rectification', title: words.title(name), summary, page, receipt: rating.receipt, name });
  }
}
