import type { RatingSummary } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { HandledServicesRepository } from './handled-services.repository.js';
import type { RatingGroup, ServiceCount } from './rating-counts.js';
import { factOf } from './rating-fact.js';
import type { RatingEntity } from './rating.entity.js';
import { RatingHistoryRepository } from './rating-history.repository.js';
import type { RatingFact } from './rating-listener.js';
import { RatingsRepository } from './ratings.repository.js';

/** Ratings as other modules count and compare them. */
@Injectable()
export class RatingFactsService {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly services: HandledServicesRepository,
    private readonly history: RatingHistoryRepository,
  ) {}

  /** A day's ratings in id order after `afterId` (first: ''), at most `limit` of up to a few hundred. */
  async ofDay(day: string, afterId: string, limit: number): Promise<RatingFact[]> {
    return this.facts(await this.ratings.findOfDay(day, afterId, limit));
  }

  /** Bad ratings of all days, in the same way. */
  async bad(afterId: string, limit: number): Promise<RatingFact[]> {
    return this.facts(await this.ratings.findBad(afterId, limit));
  }

  /** Those of `ids`, at most a few hundred, that are there. */
  async find(ids: string[]): Promise<RatingFact[]> {
    return this.facts(await this.ratings.findMany(ids));
  }

  async one(id: string, tx?: Tx): Promise<RatingFact | null> {
    const row = await this.ratings.findById(id, tx);
    return row && factOf(row, (await this.history.of([id], tx))(id));
  }

  /** Ratings of the days from `from` to `to` as they stand now, by matter, section, month, level and the rest that figures ask. */
  ratingCounts(from: string, to: string): Promise<RatingGroup[]> {
    return this.ratings.countGroups(from, to);
  }

  /** Finished services by matter, section and month, of the days from `from` to `to`: what could have been rated. */
  serviceCounts(from: string, to: string): Promise<ServiceCount[]> {
    return this.services.countByMonth(from, to);
  }

  /** How people rated, all matters together; 0 means that nobody has. */
  async summary(): Promise<RatingSummary> {
    const levels: RatingSummary['levels'] = { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };
    for (const { level, count } of await this.ratings.countByLevel()) levels[level as keyof typeof levels] = count;
    return { total: Object.values(levels).reduce((sum, count) => sum + count, 0), levels };
  }

  /** Exclusions that wait for the second person. */
  countExclusionsOpen(): Promise<number> {
    return this.history.countProposed();
  }

  countUnansweredBad(): Promise<number> {
    return this.ratings.countUnansweredBad();
  }

  private async facts(rows: RatingEntity[]): Promise<RatingFact[]> {
    const historyOf = await this.history.of(rows.map(({ id }) => id));
    return rows.map((row) => factOf(row, historyOf(row.id)));
  }
}
