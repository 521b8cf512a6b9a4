import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { ContentChecksService } from '../content-checks/content-checks.service.js';
import { UsersService } from '../identity/users.service.js';
import type { HandledServiceEntity } from './handled-service.entity.js';
import { HandledServicesService } from './handled-services.service.js';
import type { RatingEntity } from './rating.entity.js';
import { factOf } from './rating-fact.js';
import { RatingListeners } from './rating-listeners.js';
import { RatingsRepository } from './ratings.repository.js';

/** The one way for a rating into the database: with its check of words and everything that follows from it, in one transaction. */
@Injectable()
export class RatingIntake {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly services: HandledServicesService,
    private readonly contentChecks: ContentChecksService,
    private readonly users: UsersService,
    private readonly listeners: RatingListeners,
  ) {}

  /** With the service whose one rating it is, when there is one. */
  async take(tx: Tx, rating: RatingEntity, service: HandledServiceEntity | null): Promise<void> {
    if (service) await this.services.use(tx, service, rating.id);
    if (rating.userId !== null) await this.users.hold(tx, rating.userId);
    await this.ratings.insert(tx, rating);
    await this.submitWords(tx, rating);
    await this.listeners.rated(tx, factOf(rating));
  }

  /** After the rating was changed in the database. */
  async retake(tx: Tx, rating: RatingEntity, before: RatingEntity): Promise<void> {
    if (before.comment !== '') await this.contentChecks.withdraw(tx, rating.id);
    await this.submitWords(tx, rating);
    await this.listeners.changed(tx, { ...factOf(rating), earlierLevel: before.level }, before.level);
  }

  private async submitWords(tx: Tx, { id, userId, commentState }: RatingEntity): Promise<void> {
    if (commentState === 'pending') await this.contentChecks.submit(tx, { id, kind: 'rating', userId });
  }
}
