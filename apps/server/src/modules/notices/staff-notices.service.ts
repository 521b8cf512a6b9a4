import type { CheckDraft, CheckNotice, Draft, ListStaffNoticesQuery, NoticeCheck, Page, PersonalDataDecision, StaffNotice, StaffNoticeRow } from '@sunshine/contracts';
import { Injectable, Optional } from '@nestjs/common';
import * as z from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { textOf } from '../../platform/html/text-of.js';
import { AppError } from '../../platform/http/app-error.js';
import { decodeCursor, encodeCursor } from './cursor.js';
import { DraftsService } from './drafts.service.js';
import { matchableOf } from './matchable.js';
import type { NoticeEntity } from './notice.entity.js';
import { NoticesRepository, type VersionFacts } from './notices.repository.js';
import { partyId } from './party-id.js';
import { findHits, maskContent } from './personal-data/content.js';
import { notMasked } from './personal-data/decisions.js';
import { RecipientCounter } from './recipient-counter.js';
import { RegionNames } from './region-names.js';
import type { WorkingVersionEntity } from './working-version.entity.js';
import { WorkingVersionsRepository, type QueuePlace } from './working-versions.repository.js';

const QUEUE = 'review-queue';
const TOUCHED = 'staff-notices';
const queueSchema = z.object({ green: z.boolean(), at: z.iso.datetime(), id: z.string() });
const touchedSchema = z.object({ at: z.iso.datetime(), id: z.string() });

const summary = ({ number, title, publishedAt, reason }: VersionFacts): StaffNotice['versions'][number] => ({ number, title, publishedAt: publishedAt.toISOString(), reason });

/** Notices as staff see them: the working version beside what is public. */
@Injectable()
export class StaffNoticesService {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly working: WorkingVersionsRepository,
    private readonly drafts: DraftsService,
    private readonly regions: RegionNames,
    private readonly clock: Clock,
    @Optional() private readonly recipients?: RecipientCounter,
  ) {}

  async list(query: ListStaffNoticesQuery): Promise<Page<StaffNoticeRow>> {
    return query.state === 'in-review' ? this.queue(query) : this.touched(query);
  }

  async get(id: string): Promise<StaffNotice> {
    const notice = await this.existing(id);
    const [working, versions] = await Promise.all([this.working.find(id), this.notices.findVersions(id)]);
    const draft = working?.draft ?? (await this.publicDraft(notice));
    return {
      id,
      state: notice.state,
      workingState: notice.workingState,
      draft,
      attachments: await this.drafts.files(draft),
      authorId: working ? working.authorId : (versions.at(-1)?.authorId ?? null),
      authorName: working ? working.authorName : (versions.at(-1)?.authorName ?? null),
      submittedAt: working?.submittedAt?.toISOString() ?? null,
      returnReason: working?.returnReason ?? null,
      correctionReason: working?.correctionReason ?? null,
      stateReason: notice.stateReason,
      publishedAt: notice.publishedAt?.toISOString() ?? null,
      versions: versions.map(summary),
      revision: notice.revision,
    };
  }

  /** What a draft that is being written would look like. */
  async checkDraft({ draft }: CheckDraft): Promise<NoticeCheck> {
    return this.checked(await this.drafts.tidy(draft), { versionNumber: 1, versions: [], reason: null });
  }

  /** What publishing the working version would do; numbers that are decided to be masked are masked already. */
  async check(id: string, { decisions }: CheckNotice = { decisions: [] }): Promise<NoticeCheck> {
    const notice = await this.existing(id);
    const working = await this.working.find(id);
    if (!working) throw new AppError('WRONG_STATE', '这条公告没有待发布的内容');
    const versions = (await this.notices.findVersions(id)).map(summary);
    const reason = notice.currentNumber === 0 ? null : working.correctionReason;
    return this.checked(working.draft, { noticeId: id, versionNumber: notice.currentNumber + 1, versions, reason }, decisions);
  }

  async existing(id: string, tx?: Tx): Promise<NoticeEntity> {
    const notice = await this.notices.findById(id, tx);
    if (!notice) throw new AppError('NOTICE_NOT_FOUND', '没有找到这条公告');
    return notice;
  }

  /** The newest public version as the draft of its correction. */
  async publicDraft(notice: NoticeEntity): Promise<Draft> {
    const version = await this.notices.findVersion(notice.id, notice.currentNumber);
    if (!version) throw new Error(`notice ${notice.id} has neither a working nor a public version`);
    return this.drafts.fromVersion(version);
  }

  private async checked(draft: Draft, identity: Parameters<DraftsService['preview']>[2], decisions: PersonalDataDecision[] = []): Promise<NoticeCheck> {
    const written = await this.drafts.content(draft);
    const hits = findHits(written, draft.projectName);
    const { content, projectName } = maskContent(written, draft.projectName, notMasked(hits, decisions));
    const notice = await this.drafts.preview({ ...draft, projectName }, content, identity, this.clock.now());
    const { ownerName, agencyName } = content;
    const matchable = matchableOf(notice.id, {
      ...content,
      body: textOf(content.bodyHtml),
      ownerId: ownerName === null ? null : partyId('owner', ownerName),
      agencyId: agencyName === null ? null : partyId('agency', agencyName),
      projectId: draft.projectId,
    });
    return { notice, hits, recipients: (await this.recipients?.count(matchable)) ?? 0 };
  }

  private async queue(query: ListStaffNoticesQuery): Promise<Page<StaffNoticeRow>> {
    const marked = query.cursor === undefined ? undefined : decodeCursor(QUEUE, queueSchema, query.cursor);
    const after: QueuePlace | undefined = marked && { greenChannel: marked.green, submittedAt: new Date(marked.at), id: marked.id };
    const rows = await this.working.findQueue(query, after, query.limit + 1);
    return this.toPage(rows, query.limit, (row, working) => encodeCursor(QUEUE, { green: working?.greenChannel ?? false, at: (working?.submittedAt ?? row.updatedAt).toISOString(), id: row.id }));
  }

  private async touched(query: ListStaffNoticesQuery): Promise<Page<StaffNoticeRow>> {
    const marked = query.cursor === undefined ? undefined : decodeCursor(TOUCHED, touchedSchema, query.cursor);
    const rows = await this.working.findTouched(query, marked && { updatedAt: new Date(marked.at), id: marked.id }, query.limit + 1);
    return this.toPage(rows, query.limit, (row) => encodeCursor(TOUCHED, { at: row.updatedAt.toISOString(), id: row.id }));
  }

  private async toPage(rows: NoticeEntity[], limit: number, mark: (row: NoticeEntity, working?: WorkingVersionEntity) => string): Promise<Page<StaffNoticeRow>> {
    const shown = rows.slice(0, limit);
    const [working, current] = await Promise.all([this.working.findMany(shown.map(({ id }) => id)), this.notices.findCurrent(shown)]);
    const last = shown.at(-1);
    return { items: shown.map((row) => this.toRow(row, working.get(row.id), current.get(row.id)?.authorName ?? null)), nextCursor: rows.length > limit && last ? mark(last, working.get(last.id)) : null };
  }

  private toRow(row: NoticeEntity, working: WorkingVersionEntity | undefined, publicAuthor: string | null): StaffNoticeRow {
    const { title, type, category, greenChannel } = working?.draft ?? row;
    return {
      ...{ title, type, category, greenChannel },
      id: row.id,
      region: working ? { code: working.draft.regionCode, name: this.regions.of(working.draft.regionCode) } : { code: row.regionCode, name: row.regionName },
      state: row.state,
      workingState: row.workingState,
      authorName: working ? working.authorName : publicAuthor,
      submittedAt: working?.submittedAt?.toISOString() ?? null,
      publishedAt: row.publishedAt?.toISOString() ?? null,
      updatedAt: row.updatedAt.toISOString(),
      source: row.sourceName,
    };
  }
}
