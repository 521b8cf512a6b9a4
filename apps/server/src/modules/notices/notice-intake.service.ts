import { fenSchema, keyDatesSchema, regionCodeSchema, winnerSchema, type Draft, type Winner } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { tidyText } from '../../platform/html/characters.js';
import { AppError } from '../../platform/http/app-error.js';
import { AttachmentsRepository } from './attachments.repository.js';
import type { IntakeNotice, IntakeResult } from './intake-notice.js';
import { cleanNoticeHtml } from './notice-html.js';
import type { NoticeVersionEntity, VersionAttachment } from './notice-version.entity.js';
import type { NoticeEntity } from './notice.entity.js';
import { NoticesRepository } from './notices.repository.js';
import { partyId } from './party-id.js';
import { maskContent } from './personal-data/content.js';
import { scanAddress } from '../../platform/personal-data/scan.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';
import { checkLengths, Publisher, type Release } from './publisher.service.js';
import type { VersionContent } from './version-content.js';
import { WorkingVersionsRepository } from './working-versions.repository.js';

const SOURCE_CHANGED = '来源更新';
const WEB = /^https?:\/\//i;

const tidy = (text: string): string => tidyText(text).trim();
const tidyName = (name: string | null): string | null => (name === null ? null : tidy(name) || null);
/** An address that may be shown; one with a person's number in it may not. */
const isWebAddress = (url: string): boolean => WEB.test(url) && scanAddress(url).length === 0;
const webAddress = (url: string | null): string | null => (url !== null && isWebAddress(url) ? url : null);
const idOf = (kind: 'owner' | 'agency', name: string | null): string | null => (name === null ? null : partyId(kind, name));
const tidyWinner = (winner: Winner): Winner => ({ ...winner, name: tidy(winner.name) });

/** What our own answers promise about these fields, so nothing is taken in that could not be given out. */
const factsSchema = z.object({ amountFen: fenSchema.nullable(), winners: z.array(winnerSchema).max(50), keyDates: keyDatesSchema, regionCode: regionCodeSchema.nullable() });

function checkFacts(content: VersionContent): void {
  const parsed = factsSchema.safeParse(content);
  const issue = parsed.success ? undefined : parsed.error.issues[0];
  if (issue) throw new AppError('VALIDATION_FAILED', `字段 ${issue.path.join('.')} 不符合要求：${issue.message}`);
  checkLengths(content);
}

/** A record that is clean and masked. */
interface Cleaned {
  input: IntakeNotice;
  content: VersionContent;
  /** Addresses beside `content.attachments`, in the same order. */
  urls: string[];
  projectName: string;
  masked: number;
}

/** Takes a feed's record in: cleans, masks, and publishes it (or puts it into review), inside the feed's transaction. */
@Injectable()
export class NoticeIntake {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly projects: ProjectsRepository,
    private readonly projectsService: ProjectsService,
    private readonly working: WorkingVersionsRepository,
    private readonly attachments: AttachmentsRepository,
    private readonly publisher: Publisher,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * A changed record of a public notice becomes its next version; a record that says nothing new changes nothing. A notice
   * that staff withdrew stays withdrawn. Throws AppError for a record that cannot be taken (TOO_LARGE, VALIDATION_FAILED).
   */
  async publish(tx: Tx, input: IntakeNotice): Promise<IntakeResult> {
    const cleaned = this.clean(input);
    const existing = input.existingNoticeId === null ? null : await this.notices.findById(input.existingNoticeId, tx);
    const current = existing && existing.currentNumber > 0 ? await this.notices.findVersion(existing.id, existing.currentNumber, tx) : null;
    if (existing?.state === 'withdrawn' || (existing && current && (await this.isSame(tx, current, cleaned)))) {
      return { noticeId: existing.id, projectId: existing.projectId ?? '', outcome: 'unchanged', masked: 0 };
    }
    const { id: projectId, name: projectName } = await this.projectOf(tx, cleaned, current);
    const content = await this.withAttachments(tx, cleaned, current);
    const noticeId = input.asDraft || (existing && !current) ? await this.intoReview(tx, existing, content, projectId, { ...cleaned, projectName }) : await this.release(tx, existing, content, projectId, cleaned);
    return { noticeId, projectId, outcome: existing ? 'updated' : 'created', masked: cleaned.masked };
  }

  private clean(input: IntakeNotice): Cleaned {
    const { type, category, regionCode, amountFen, keyDates, greenChannel } = input;
    const files = input.attachments.filter(({ url }) => isWebAddress(url)).map(({ name, url }) => ({ name: tidy(name) || '附件', url }));
    const raw: VersionContent = {
      ...{ type, category, regionCode, amountFen, keyDates, greenChannel },
      title: tidy(input.title),
      regionName: tidy(input.regionName).slice(0, 60),
      ownerName: tidyName(input.ownerName),
      agencyName: tidyName(input.agencyName),
      winners: input.winners.map(tidyWinner).filter(({ name }) => name !== ''),
      greenChannelBasis: null,
      sectionNames: [],
      bodyHtml: cleanNoticeHtml(input.bodyHtml),
      attachments: files.map(({ name }) => ({ id: '', name })),
    };
    const { content, projectName, count } = maskContent(raw, 'name' in input.project ? tidy(input.project.name) : '');
    checkFacts(content);
    return { input, content, urls: files.map(({ url }) => url), projectName: projectName || content.title, masked: count };
  }

  private async projectOf(tx: Tx, { input, content, projectName }: Cleaned, current: NoticeVersionEntity | null): Promise<{ id: string; name: string }> {
    const known = current?.projectId ?? ('id' in input.project ? input.project.id : undefined);
    if (known !== undefined) {
      const project = await this.projects.findById(known, tx);
      if (!project) throw new AppError('PROJECT_NOT_FOUND');
      return project;
    }
    if (!('name' in input.project)) throw new AppError('PROJECT_NOT_FOUND');
    const { code } = input.project;
    const { category, regionCode, regionName } = content;
    if (projectName.length > 500) throw new AppError('VALIDATION_FAILED', '项目名称超过 500 字');
    const id = await this.projectsService.create(tx, { name: projectName, code: code?.slice(0, 100) ?? null, category, regionCode, regionName });
    return { id, name: projectName };
  }

  private async isSame(tx: Tx, current: NoticeVersionEntity, { content, urls }: Cleaned): Promise<boolean> {
    const files = await this.attachments.findByIds(current.attachments.map(({ id }) => id), tx);
    const said = (facts: Omit<VersionContent, 'ownerName' | 'agencyName' | 'attachments' | 'sectionNames' | 'greenChannelBasis'>, names: string[]): string =>
      JSON.stringify([facts.title, facts.type, facts.category, facts.regionCode, facts.regionName, facts.amountFen, facts.winners, facts.greenChannel, facts.bodyHtml, Object.entries(facts.keyDates).sort(), names]);
    const before = said(current, current.attachments.map(({ id, name }) => `${name}\n${files.get(id)?.url ?? ''}`));
    const after = said(content, content.attachments.map(({ name }, index) => `${name}\n${urls[index] ?? ''}`));
    return before === after && idOf('owner', content.ownerName) === current.ownerId && idOf('agency', content.agencyName) === current.agencyId;
  }

  /** Addresses that the current version has keep their rows. */
  private async withAttachments(tx: Tx, { content, urls }: Cleaned, current: NoticeVersionEntity | null): Promise<VersionContent> {
    const known = [...(await this.attachments.findByIds((current?.attachments ?? []).map(({ id }) => id), tx)).values()];
    const attachments: VersionAttachment[] = [];
    for (const [index, { name }] of content.attachments.entries()) {
      const url = urls[index] ?? '';
      const same = known.find((row) => row.url === url);
      const id = same?.id ?? newId();
      if (!same) await this.attachments.insert(tx, { id, noticeId: null, name, size: null, mime: null, sha256: null, url, uploadedBy: null, createdAt: this.clock.now() });
      attachments.push({ id, name });
    }
    return { ...content, attachments };
  }

  private async release(tx: Tx, existing: NoticeEntity | null, content: VersionContent, projectId: string, { input }: Cleaned): Promise<string> {
    const release: Release = {
      projectId,
      content,
      reason: existing ? SOURCE_CHANGED : null,
      publishedAt: input.publishedAt,
      now: this.clock.now(),
      author: { id: null, name: input.sourceName.slice(0, 60) },
      reviewerId: null,
      originalKey: input.original?.storageKey ?? null,
      notify: input.notify,
    };
    const source = { sourceName: input.sourceName.slice(0, 100), sourceUrl: webAddress(input.sourceUrl) };
    const version = existing ? await this.publisher.publishNext(tx, existing, release, source) : await this.publisher.publishNew(tx, release, source);
    return version.noticeId;
  }

  private async intoReview(tx: Tx, existing: NoticeEntity | null, content: VersionContent, projectId: string, { input, projectName }: Cleaned): Promise<string> {
    const now = this.clock.now();
    const draft = this.draftOf(content, projectId, projectName, input);
    const { title, type, category, regionCode, regionName, greenChannel, amountFen } = content;
    const noticeId = existing?.id ?? newId();
    const face = { title, type, category, regionCode, regionName, greenChannel, amountFen };
    if (existing) {
      const changes = { workingState: 'in-review' as const, updatedAt: now, ...(existing.currentNumber === 0 ? { ...face, state: 'in-review' as const } : {}) };
      if (!(await this.notices.update(tx, noticeId, existing.revision, changes))) throw new AppError('CONFLICT');
      await this.working.remove(tx, noticeId);
    } else {
      const source = { sourceName: input.sourceName.slice(0, 100), sourceUrl: webAddress(input.sourceUrl) };
      const rest = { projectId: null, deadlineAt: null, currentNumber: 0, publishedAt: null, changedAt: null, stateReason: null, revision: 0, createdAt: now, updatedAt: now };
      await this.notices.insert(tx, { id: noticeId, ...face, ...source, ...rest, state: 'in-review', workingState: 'in-review' });
    }
    await this.working.insert(tx, {
      noticeId,
      state: 'in-review',
      draft,
      greenChannel,
      authorId: null,
      authorName: input.sourceName.slice(0, 60),
      editorIds: [],
      submittedAt: now,
      returnReason: null,
      correctionReason: existing && existing.currentNumber > 0 ? SOURCE_CHANGED : null,
      originalKey: input.original?.storageKey ?? null,
    });
    return noticeId;
  }

  private draftOf(content: VersionContent, projectId: string, projectName: string, { project }: IntakeNotice): Draft {
    const { title, type, category, ownerName, agencyName, amountFen, winners, keyDates, greenChannel, greenChannelBasis, sectionNames, bodyHtml, attachments } = content;
    return {
      ...{ title, type, category, ownerName, agencyName, amountFen, winners, keyDates, greenChannel, greenChannelBasis, sectionNames, bodyHtml },
      projectId,
      projectName: projectName.slice(0, 300),
      projectCode: 'code' in project ? (project.code?.slice(0, 60) ?? null) : null,
      regionCode: content.regionCode ?? this.config.centre.regionCode,
      attachmentIds: attachments.map(({ id }) => id),
    };
  }
}
