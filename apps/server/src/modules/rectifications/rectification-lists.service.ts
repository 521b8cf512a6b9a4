import type { ListPublicRectificationsQuery, ListRectificationsQuery, Page, PublicRectification, Rectification, RectificationDetail } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller, UserCaller } from '../../platform/http/caller.js';
import { RatingReader } from '../ratings/rating-reader.js';
import { RectificationClocks } from './rectification-clocks.js';
import { mayHandle } from './rectification-desk.service.js';
import { RectificationViews, toSteps } from './rectification-views.js';
import type { RectificationRow } from './rectification.entity.js';
import { placeOf, RectificationsRepository, type DuePlace } from './rectifications.repository.js';

const STEPS_SHOWN = 200;

/** Rectifications as staff, supervisors and everybody read them. */
@Injectable()
export class RectificationListsService {
  constructor(
    private readonly rectifications: RectificationsRepository,
    private readonly ratings: RatingReader,
    private readonly views: RectificationViews,
    private readonly clocks: RectificationClocks,
  ) {}

  /** Running ones: the first due first. Closed ones: the newest first. */
  async list(reader: StaffCaller | UserCaller, query: ListRectificationsQuery): Promise<Page<Rectification>> {
    const responsibleId = query.mine === 'true' && reader.kind === 'staff' ? reader.id : undefined;
    if (query.state === 'closed') return this.closed(query, responsibleId);
    const dueBy = query.late === 'true' ? await this.clocks.nearUntil() : undefined;
    const rows = await this.rectifications.findRunning({ ...(query.state ? { states: [query.state] } : {}), ...(dueBy ? { dueBy } : {}), ...(responsibleId ? { responsibleId } : {}) }, placeAt(query.cursor), query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return { items: await this.toItems(shown), nextCursor: rows.length > query.limit && last ? cursorOf(last) : null };
  }

  async detail(reader: StaffCaller | UserCaller, id: string): Promise<RectificationDetail> {
    const row = await this.rectifications.findById(id);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条整改');
    const [rating, steps] = await Promise.all([this.ratings.row(row.ratingId), this.rectifications.findSteps(id, STEPS_SHOWN)]);
    const comment = rating.commentState === 'passed' && rating.comment !== '' ? rating.comment : null;
    return { ...(await this.views.toRectification(row)), reasons: rating.reasons, comment, steps: toSteps(steps), mayHandle: reader.kind === 'staff' && row.state !== 'closed' && mayHandle(reader, row) };
  }

  /** 整改结果公开, the newest first. */
  async listPublic({ cursor, limit }: ListPublicRectificationsQuery): Promise<Page<PublicRectification>> {
    const rows = await this.rectifications.findNewest({ isClosed: false }, idBelow(cursor), limit + 1);
    return idPage(rows, limit, (row) => this.views.toPublic(row));
  }

  private async closed({ cursor, limit }: ListRectificationsQuery, responsibleId: string | undefined): Promise<Page<Rectification>> {
    const rows = await this.rectifications.findNewest({ isClosed: true, ...(responsibleId ? { responsibleId } : {}) }, idBelow(cursor), limit + 1);
    const { items, nextCursor } = idPage(rows, limit, (row) => row);
    return { items: await this.toItems(items), nextCursor };
  }

  private toItems(rows: RectificationRow[]): Promise<Rectification[]> {
    return Promise.all(rows.map((row) => this.views.toRectification(row)));
  }
}

const cursorOf = (row: RectificationRow): string => Object.values(placeOf(row)).join('_');

function placeAt(cursor: string | undefined): DuePlace | undefined {
  if (cursor === undefined) return undefined;
  const [, dueOn, id] = /^(\d{4}-\d\d-\d\d)_([0-9A-HJKMNP-TV-Z]{26})$/.exec(cursor) ?? [];
  if (dueOn === undefined || id === undefined) throw new AppError('VALIDATION_FAILED', '翻页标记无效，请从第一页重新开始', { details: [{ path: 'cursor', message: '无效' }] });
  return { dueOn, id };
}
