import type { ListNoticesQuery, Notice, NoticeCard, NoticeList } from '@sunshine/contracts';
import type { Notice as MatchableNotice } from '@sunshine/matching';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { endOfDay, startOfDay } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { matchableOf } from './matchable.js';
import type { NoticeVersionEntity } from './notice-version.entity.js';
import type { NoticeEntity } from './notice.entity.js';
import { toCard, toNotice } from './notices.mapper.js';
import { NoticesRepository } from './notices.repository.js';
import { ProjectsRepository } from './projects.repository.js';
import { excerptOf, needle, type SearchMode } from './search-text.js';
import { SearchRepository, type NoticeFilter, type Place } from './search.repository.js';
import { changesBetween, type ComparableVersion, type VersionChange } from './version-changes.js';

const LIST = 'notices';
const placeSchema = z.object({ at: z.iso.datetime(), id: z.string(), mode: z.enum(['literal', 'folded']) });

/** What alerts need of a notice that has just become public. */
export interface NoticeForMatching {
  card: NoticeCard;
  body: string;
  matchable: MatchableNotice;
  projectName: string;
  ownerName: string | null;
}

function filterOf(query: ListNoticesQuery): NoticeFilter {
  return {
    categories: query.category,
    types: query.type,
    regions: query.region,
    from: query.from === undefined ? undefined : startOfDay(query.from),
    before: query.to === undefined ? undefined : endOfDay(query.to),
    minFen: query.minFen,
    maxFen: query.maxFen,
    greenChannel: query.greenChannel === undefined ? undefined : query.greenChannel === 'true',
    ownerId: query.owner,
    agencyId: query.agency,
  };
}

/** What anybody may read. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly searching: SearchRepository,
    private readonly projects: ProjectsRepository,
    private readonly attachments: AttachmentsRepository,
  ) {}

  async list(query: ListNoticesQuery): Promise<NoticeList> {
    const marked = query.cursor === undefined ? undefined : decodeCursor(LIST, placeSchema, query.cursor);
    const after = marked && { publishedAt: new Date(marked.at), id: marked.id };
    const filter = filterOf(query);
    const isFirst = marked === undefined;
    if (!query.q) {
      const [rows, total] = await Promise.all([this.searching.find(filter, after, query.limit + 1), isFirst ? this.searching.count(filter) : null]);
      return this.toList(rows, query.limit, total, 'literal');
    }
    const { ids, mode } = await this.hits(query.q, marked?.mode);
    const [rows, total] = await Promise.all([this.searching.findAmong(ids, filter, after, query.limit + 1), isFirst ? this.searching.countAmong(ids, filter) : null]);
    return this.toList(rows, query.limit, total, mode, query.q);
  }

  async get(id: string): Promise<Notice> {
    const notice = await this.publicNotice(id);
    return this.whole(notice, notice.currentNumber);
  }

  async version(id: string, number: number): Promise<Notice> {
    return this.whole(await this.publicNotice(id), number);
  }

  /** Null when the notice is withdrawn or not public. */
  async forMatching(noticeId: string): Promise<NoticeForMatching | null> {
    const notice = await this.notices.findPublic(noticeId);
    if (!notice || notice.state === 'withdrawn') return null;
    const version = await this.notices.findVersion(noticeId, notice.currentNumber);
    const project = version && (await this.projects.findById(version.projectId));
    if (!version || !project) throw new Error(`notice ${noticeId} has no version ${notice.currentNumber} or no project`);
    const owner = (await this.projects.findParties([version.ownerId])).get(version.ownerId ?? '');
    return { card: toCard(notice, version, null), body: version.body, matchable: matchableOf(noticeId, version), projectName: project.name, ownerName: owner?.name ?? null };
  }

  /** A withdrawn notice as its tombstone; null when it is none. */
  async tombstone(noticeId: string): Promise<Pick<NoticeForMatching, 'card' | 'projectName'> | null> {
    const notice = await this.notices.findPublic(noticeId);
    const version = notice?.state === 'withdrawn' ? await this.notices.findVersion(noticeId, notice.currentNumber) : null;
    const project = version && (await this.projects.findById(version.projectId));
    return notice && version && project ? { card: toCard(notice, version, null), projectName: project.name } : null;
  }

  /** What the notice says now otherwise than before this version, most important first; nothing for the first. */
  async changesFrom(noticeId: string, number: number): Promise<VersionChange[]> {
    const current = (await this.notices.findPublic(noticeId))?.currentNumber ?? number;
    const [before, after] = await Promise.all([this.notices.findVersion(noticeId, number - 1), this.notices.findVersion(noticeId, current)]);
    if (!before || !after) return [];
    const parties = await this.projects.findParties([before.ownerId, before.agencyId, after.ownerId, after.agencyId]);
    const nameOf = (id: string | null): string | null => parties.get(id ?? '')?.name ?? null;
    const named = (version: NoticeVersionEntity): ComparableVersion => ({ ...version, ownerName: nameOf(version.ownerId), agencyName: nameOf(version.agencyId) });
    return changesBetween(named(before), named(after));
  }

  /** Public at this moment and not withdrawn. */
  isPublic(noticeId: string): Promise<boolean> {
    return this.notices.isPublic(noticeId);
  }

  /** Another one whenever anything about a notice that is or was public has changed. */
  async revision(noticeId: string): Promise<number | null> {
    return (await this.notices.findPublic(noticeId))?.revision ?? null;
  }

  /** Those of these notices that were public and are withdrawn. */
  withdrawnAmong(tx: Tx, noticeIds: string[]): Promise<Set<string>> {
    return this.notices.findWithdrawn(tx, noticeIds);
  }

  async exists(noticeId: string): Promise<boolean> {
    return (await this.notices.findPublic(noticeId)) !== null;
  }

  async title(noticeId: string): Promise<string | null> {
    return (await this.notices.findPublic(noticeId))?.title ?? null;
  }

  /** The project of a notice that is or was public. */
  async projectOf(noticeId: string): Promise<string | null> {
    return (await this.notices.findPublic(noticeId))?.projectId ?? null;
  }

  /** Titles of those of these notices that are or were public. */
  async titles(noticeIds: string[]): Promise<Map<string, string>> {
    return new Map((await this.notices.findPublicMany([...new Set(noticeIds)])).map(({ id, title }) => [id, title]));
  }

  /** Cards of these notices, in their order. */
  async cards(rows: NoticeEntity[]): Promise<NoticeCard[]> {
    const versions = await this.notices.findCurrent(rows);
    return rows.flatMap((row) => {
      const version = versions.get(row.id);
      return version ? [toCard(row, version, null)] : [];
    });
  }

  /** The literal look first; a second, tolerant one only when it finds nothing anywhere. A cursor keeps its mode. */
  private async hits(words: string, marked: SearchMode | undefined): Promise<{ ids: string[]; mode: SearchMode }> {
    for (const mode of marked ? [marked] : (['literal', 'folded'] as const)) {
      const bytes = needle(words, mode);
      const ids = bytes ? await this.searching.scan(mode, bytes) : [];
      if (ids.length > 0) return { ids, mode };
    }
    return { ids: [], mode: marked ?? 'literal' };
  }

  private async toList(rows: NoticeEntity[], limit: number, total: number | null, mode: SearchMode, words?: string): Promise<NoticeList> {
    const shown = rows.slice(0, limit);
    const [cards, bodies] = await Promise.all([this.cards(shown), words === undefined ? new Map<string, string>() : this.notices.findBodies(shown)]);
    const items = words === undefined ? cards : cards.map((card) => ({ ...card, excerpt: excerptOf(card.title, bodies.get(card.id) ?? '', words, mode) }));
    const last: Place | undefined = rows.length > limit ? placeOf(shown.at(-1)) : undefined;
    return { items, nextCursor: last ? encodeCursor(LIST, { at: last.publishedAt.toISOString(), id: last.id, mode }) : null, total };
  }

  private async publicNotice(id: string): Promise<NoticeEntity> {
    const notice = await this.notices.findPublic(id);
    if (!notice) throw new AppError('NOTICE_NOT_FOUND');
    return notice;
  }

  private async whole(notice: NoticeEntity, number: number): Promise<Notice> {
    const version = await this.notices.findVersion(notice.id, number);
    const project = version && (await this.projects.findById(version.projectId));
    if (!version || !project) throw new AppError('NOTICE_NOT_FOUND', '没有找到这个版本');
    const [versions, parties, sections, attachments] = await Promise.all([
      this.notices.findVersions(notice.id),
      this.projects.findParties([version.ownerId, version.agencyId]),
      version.sectionIds.length > 0 ? this.projects.findSections(project.id) : [],
      this.attachments.findByIds(version.attachments.map(({ id }) => id)),
    ]);
    return toNotice(notice, { version, versions, project, owner: parties.get(version.ownerId ?? ''), agency: parties.get(version.agencyId ?? ''), sections, attachments });
  }
}

const placeOf = (row: NoticeEntity | undefined): Place | undefined => (row?.publishedAt ? { id: row.id, publishedAt: row.publishedAt } : undefined);
