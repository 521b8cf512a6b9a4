import type { ListRatingsQuery, Page, Rating, RatingDetail } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import type { RatingEntity } from './rating.entity.js';
import { RatingFormsService } from './rating-forms.service.js';
import { RatingHistoryRepository } from './rating-history.repository.js';
import { RatingViews } from './rating-views.js';
import { answerLines } from './rating-words.js';
import { RatingsRepository } from './ratings.repository.js';

/** Ratings as the desk reads them. */
@Injectable()
export class RatingReader {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly history: RatingHistoryRepository,
    private readonly forms: RatingFormsService,
    private readonly views: RatingViews,
  ) {}

  async list(staff: StaffCaller, query: ListRatingsQuery): Promise<Page<Rating>> {
    const rows = await this.ratings.findNewest(query, idBelow(query.cursor), query.limit + 1);
    const historyOf = await this.history.of(rows.map(({ id }) => id));
    return idPage(rows, query.limit, (row) => this.views.toRating(staff, row, historyOf(row.id)));
  }

  /** With its answers question by question. */
  async detail(staff: StaffCaller, id: string): Promise<RatingDetail> {
    const row = await this.row(id);
    const form = row.formId === null ? null : await this.forms.find(row.formId);
    const answers = form ? answerLines(form.questions, row.level, row.answers ?? []) : [];
    return { ...(await this.rating(staff, row)), answers, formTitle: form?.title ?? null, formVersion: form?.version ?? null };
  }

  async rating(staff: StaffCaller, row: RatingEntity): Promise<Rating> {
    return this.views.toRating(staff, row, (await this.history.of([row.id]))(row.id));
  }

  /** Which of these are about the member's own work. */
  async about(staffId: string, ids: string[]): Promise<Set<string>> {
    const rows = ids.length === 0 ? [] : await this.ratings.findMany(ids);
    return new Set(rows.filter(({ handledById }) => handledById === staffId).map(({ id }) => id));
  }

  /** Throws NOT_FOUND. */
  async row(id: string, tx?: Tx): Promise<RatingEntity> {
    const row = await this.ratings.findById(id, tx);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条评价');
    return row;
  }
}
