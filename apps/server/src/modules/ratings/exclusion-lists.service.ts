import type { ExcludedRating, ExcludedRatingsQuery, ExclusionItem, ListExclusionsQuery, Page } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { idBelow } from '../../platform/database/id-page.js';
import { ExclusionViews } from './exclusion-views.js';
import { RatingHistoryRepository } from './rating-history.repository.js';

/** Proposals and decisions as staff and everybody read them. */
@Injectable()
export class ExclusionListsService {
  constructor(
    private readonly history: RatingHistoryRepository,
    private readonly views: ExclusionViews,
  ) {}

  async list(reader: { id: string }, { state, cursor, limit }: ListExclusionsQuery): Promise<Page<ExclusionItem>> {
    const rows = await this.history.findExclusions(state, idBelow(cursor), limit + 1);
    return this.views.toItems(reader, rows, limit);
  }

  /** For everybody. */
  async listPublic({ cursor, limit }: ExcludedRatingsQuery): Promise<Page<ExcludedRating>> {
    const rows = await this.history.findExclusions('excluded', idBelow(cursor), limit + 1);
    return this.views.toPublic(rows, limit);
  }
}
