import type { ListPublicRectificationsQuery, ListRectificationsQuery, Page, PublicRectification, Rectification, RectificationDetail } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller, UserCaller } from '../../platform/http/caller.js';
import { RatingReader } from '../ratings/rating-reader.js';
import { RectificationClocks } from './rectification-clocks.js';
import { isOverseeing, mayHandle } from './rectification-desk.service.js';
import { hideContact, RectificationViews, toSteps } from './rectification-views.js';
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
    private readonly clock: Clock,
  ) {}

  /** Running ones: the first due first. Closed ones: the newest first. */
  async list(reader: StaffCaller | UserCaller, query: ListRectificationsQuery): Promise<Page<Rectification>> {
    const responsibleId = query.mine === 'true' && reader.kind === 'staff' ? reader.id : undefined;
    const scope = { ...(responsibleId ? { responsibleId } : {}), ...(seesAll(reader) ? {} : { within: reader }) };
    if (query.state === 'closed') return this.closed(reader, query, scope);
    const dueBy = query.late === 'true' ? await this.clocks.nearUntil() : undefined;
    const rows = await this.rectifications.findRunning({ ...(query.state ? { states: [query.state] } : {}), ...(dueBy ? { dueBy } : {}), ...scope }, this.clock.today(), placeAt(query.cursor), query.limit + 1);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    return { items: await this.toItems(reader, shown), nextCursor: rows.length > query.limit && last ? cursorOf(last) : null };
  }

  async detail(reader: StaffCaller | UserCaller, id: string): Promise<RectificationDetail> {
    const row = await this.rectifications.findById(id);
    if (!row || !mayRead(reader, row)) throw new AppError('NOT_FOUND', '没有找到这条整改');
    const [rating, steps] = await Promise.all([this.ratings.row(row.ratingId), this.rectifications.findSteps(id, STEPS_SHOWN)]);
    const comment = rating.commentState === 'passed' && rating.comment !== '' ? rating.comment : null;
    const isRated = reader.kind === 'staff' && rating.handledById === reader.id;
    const shown = await this.views.toRectification(row);
    const seen = isRated ? { ...hideContact(shown), steps: toSteps(steps.filter(({ kind }) => kind !== 'call-back')) } : { ...shown, steps: toSteps(steps) };
    return { ...seen, reasons: rating.reasons, comment, mayHandle: reader.kind === 'staff' && row.state !== 'closed' && mayHandle(reader, row, isRated) };
  }

  /** 整改结果公开, the newest first. */
  async listPublic({ cursor, limit }: ListPublicRectificationsQuery): Promise<Page<PublicRectification>> {
    const rows = await this.rectifications.findNewest({ isClosed: false }, idBelow(cursor), limit + 1);
    return idPage(rows, limit, (row) => this.views.toPublic(row));
  }

  private async closed(reader: StaffCaller | UserCaller, { cursor, limit }: ListRectificationsQuery, scope: { responsibleId?: string; within?: StaffCaller }): Promise<Page<Rectification>> {
    const rows = await this.rectifications.findNewest({ isClosed: true, ...scope }, idBelow(cursor), limit + 1);
    const { items, nextCursor } = idPage(rows, limit, (row) => row);
    return { items: await this.toItems(reader, items), nextCursor };
  }

  /** Whether a rater left a contact is not for the person who was rated. */
  private async toItems(reader: StaffCaller | UserCaller, rows: RectificationRow[]): Promise<Rectification[]> {
    const own = reader.kind === 'staff' ? await this.ratings.about(reader.id, rows.map(({ ratingId }) => ratingId)) : new Set<string>();
    return Promise.all(rows.map(async (row) => (own.has(row.ratingId) ? hideContact(await this.views.toRectification(row)) : this.views.toRectification(row))));
  }
}

const seesAll = (reader: StaffCaller | UserCaller): reader is UserCaller => reader.kind !== 'staff' || isOverseeing(reader);
const mayRead = (reader: StaffCaller | UserCaller, { responsibleId, sectionId }: RectificationRow): boolean => seesAll(reader) || reader.id === responsibleId || (sectionId !== null && reader.sectionId === sectionId);

const cursorOf = (row: RectificationRow): string => Object.values(placeOf(row)).join('_');

function placeAt(cursor: string | undefined): DuePlace | undefined {
  if (cursor === undefined) return undefined;
  const [, dueOn, id] = /^(\d{4}-\d\d-\d\d)_([0-9A-HJKMNP-TV-Z]{26})$/.exec(cursor) ?? [];
  if (dueOn === undefined || id === undefined) throw new AppError('VALIDATION_FAILED', '翻页标记无效，请从第一页重新开始', { details: [{ path: 'cursor', message: '无效' }] });
  return { dueOn, id };
}
