import { lengths, type KeyDates } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { textOf } from '../../platform/html/text-of.js';
import { AppError } from '../../platform/http/app-error.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AnnouncementsService } from './announcements.service.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { NOTICE_PUBLISHED, type NoticePublished } from './notice-published.js';
import type { NoticeVersionEntity, VersionAttachment } from './notice-version.entity.js';
import type { NoticeEntity } from './notice.entity.js';
import { NoticesRepository } from './notices.repository.js';
import { ProjectsRepository } from './projects.repository.js';
import { QUIETLY_CHANGED, type QuietlyChanged } from './quietly-changed.js';
import type { VersionContent } from './version-content.js';

/** What makes a version besides its content. */
export interface Release {
  projectId: string;
  content: VersionContent;
  /** Why it corrects; null for a first publication. */
  reason: string | null;
  /** Of a first publication; for a correction it stays what it was. */
  publishedAt: Date;
  now: Date;
  author: { id: string | null; name: string | null };
  reviewerId: string | null;
  originalKey: string | null;
  notify: boolean;
}

const deadlineOf = ({ bidDeadline, registrationUntil }: KeyDates): Date | null => {
  const deadline = bidDeadline ?? registrationUntil;
  return deadline === undefined ? null : new Date(deadline);
};

/** Makes a version public, inside the transaction of whoever decided so: version, lists, search, files, event. */
@Injectable()
export class Publisher {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly projects: ProjectsRepository,
    private readonly attachments: AttachmentsRepository,
    private readonly announcements: AnnouncementsService,
    private readonly outbox: Outbox,
  ) {}

  /** Publishes the next version of a notice that exists; throws CONFLICT when it changed since it was read. */
  async publishNext(tx: Tx, notice: NoticeEntity, release: Release, more: Partial<NoticeEntity> = {}): Promise<NoticeVersionEntity> {
    const version = await this.makeVersion(tx, notice.id, notice.currentNumber + 1, release);
    if (!(await this.notices.update(tx, notice.id, notice.revision, { ...this.face(version, release, notice.publishedAt), ...more }))) throw new AppError('CONFLICT');
    await this.makePublic(tx, version, release);
    return version;
  }

  /** Publishes a notice that came from outside and never was a draft. */
  async publishNew(tx: Tx, release: Release, source: Pick<NoticeEntity, 'sourceName' | 'sourceUrl'>): Promise<NoticeVersionEntity> {
    const version = await this.makeVersion(tx, newId(), 1, release);
    const face = this.face(version, release, null);
    await this.notices.insert(tx, { id: version.noticeId, ...face, workingState: null, ...source, revision: 0, createdAt: release.now });
    await this.makePublic(tx, version, release);
    return version;
  }

  /** Takes a notice back: the tombstone stays, search and lists forget it, those who were told are told. */
  async withdraw(tx: Tx, notice: NoticeEntity, reason: string, now: Date): Promise<void> {
    const changes: Partial<NoticeEntity> = { state: 'withdrawn', stateReason: reason, changedAt: now, updatedAt: now, workingState: null };
    if (!(await this.notices.update(tx, notice.id, notice.revision, changes))) throw new AppError('CONFLICT');
    await this.notices.removeText(tx, notice.id);
    await this.announce(tx, { noticeId: notice.id, versionNumber: notice.currentNumber, kind: 'withdrawn' }, notice, now);
  }

  private face(version: NoticeVersionEntity, { now, publishedAt, reason, content }: Release, first: Date | null): Omit<NoticeEntity, 'id' | 'workingState' | 'sourceName' | 'sourceUrl' | 'revision' | 'createdAt'> {
    const { projectId, title, type, category, regionCode, regionName, greenChannel, amountFen, number } = version;
    return {
      ...{ projectId, title, type, category, regionCode, regionName, greenChannel, amountFen },
      state: number === 1 ? 'published' : 'corrected',
      stateReason: reason,
      deadlineAt: deadlineOf(content.keyDates),
      currentNumber: number,
      publishedAt: first ?? publishedAt,
      changedAt: now,
      updatedAt: now,
    };
  }

  private async makeVersion(tx: Tx, noticeId: string, number: number, release: Release): Promise<NoticeVersionEntity> {
    const { content, projectId, reason, author, reviewerId, originalKey } = release;
    const { ownerName, agencyName, sectionNames, ...facts } = content;
    const attachments = await this.adoptAttachments(tx, noticeId, content.attachments);
    return {
      ...facts,
      id: newId(),
      noticeId,
      number,
      projectId,
      ownerId: ownerName === null ? null : await this.projects.ensureParty(tx, 'owner', ownerName),
      agencyId: agencyName === null ? null : await this.projects.ensureParty(tx, 'agency', agencyName),
      sectionIds: await this.projects.ensureSections(tx, projectId, sectionNames),
      attachments,
      body: textOf(content.bodyHtml),
      reason,
      authorId: author.id,
      authorName: author.name,
      reviewerId,
      originalKey,
      publishedAt: number === 1 ? release.publishedAt : release.now,
    };
  }

  /** Files of a public version belong to its notice; one that belongs to another notice is named again. */
  private async adoptAttachments(tx: Tx, noticeId: string, named: VersionAttachment[]): Promise<VersionAttachment[]> {
    if (named.length === 0) return [];
    const rows = await this.attachments.findByIds(named.map(({ id }) => id), tx);
    const adopted: VersionAttachment[] = [];
    for (const { id, name } of named) {
      const row = rows.get(id);
      if (!row) throw new AppError('VALIDATION_FAILED', '有附件已不存在，请重新上传', { details: [{ path: 'draft.attachmentIds', message: id }] });
      const isTaken = row.noticeId !== null && row.noticeId !== noticeId;
      const ownId = isTaken ? newId() : id;
      if (isTaken) await this.attachments.insert(tx, { ...row, id: ownId, noticeId, name });
      else if (row.noticeId === null || row.name !== name) await this.attachments.update(tx, id, { noticeId, name });
      adopted.push({ id: ownId, name });
    }
    return adopted;
  }

  private async makePublic(tx: Tx, version: NoticeVersionEntity, release: Release): Promise<void> {
    const isFirst = version.number === 1;
    await this.notices.insertVersion(tx, version);
    await this.notices.putText(tx, version.noticeId, version.title, version.body, isFirst);
    await this.fillProject(tx, version);
    if (release.notify) await this.announce(tx, { noticeId: version.noticeId, versionNumber: version.number, kind: isFirst ? 'published' : 'corrected' }, version, release.now);
    else if (!isFirst || version.type === 'change') await this.outbox.add(tx, { kind: QUIETLY_CHANGED, payload: { noticeId: version.noticeId } satisfies QuietlyChanged });
  }

  /** A project learns its owner, agency and green channel from the notices that name them. */
  private async fillProject(tx: Tx, { projectId, ownerId, agencyId, greenChannel }: NoticeVersionEntity): Promise<void> {
    const project = await this.projects.findById(projectId, tx);
    if (!project) throw new AppError('PROJECT_NOT_FOUND');
    const learnt = {
      ...(project.ownerId === null && ownerId !== null ? { ownerId } : {}),
      ...(project.agencyId === null && agencyId !== null ? { agencyId } : {}),
      ...(!project.greenChannel && greenChannel ? { greenChannel } : {}),
    };
    if (Object.keys(learnt).length > 0) await this.projects.update(tx, projectId, learnt);
  }

  private async announce(tx: Tx, event: NoticePublished, { category, title }: Pick<NoticeEntity, 'category' | 'title'>, at: Date): Promise<void> {
    const isNew = await this.outbox.add(tx, { kind: NOTICE_PUBLISHED, payload: event, dedupeKey: `${event.noticeId}:${event.versionNumber}:${event.kind}` });
    if (isNew) await this.announcements.promise(tx, { ...event, category, title, at });
  }
}

/** Refuses what no column holds, in words that name the field. */
export function checkLengths(content: Pick<VersionContent, 'title' | 'ownerName' | 'agencyName' | 'attachments'>): void {
  const tooLong = (words: string, limit: number): AppError => new AppError('VALIDATION_FAILED', `${words}超过 ${limit} 字`);
  if (content.title === '') throw new AppError('VALIDATION_FAILED', '标题不能为空');
  if (content.title.length > lengths.title) throw tooLong('标题', lengths.title);
  if ((content.ownerName ?? '').length > lengths.name) throw tooLong('业主单位名称', lengths.name);
  if ((content.agencyName ?? '').length > lengths.name) throw tooLong('代理机构名称', lengths.name);
  if (content.attachments.some(({ name }) => name.length > lengths.name)) throw tooLong('附件名称', lengths.name);
}
