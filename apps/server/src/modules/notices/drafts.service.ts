import type { Attachment, Draft, Notice } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { tidyText } from '../../platform/html/characters.js';
import { textOf } from '../../platform/html/text-of.js';
import { AppError } from '../../platform/http/app-error.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { cleanNoticeHtml } from './notice-html.js';
import type { NoticeVersionEntity } from './notice-version.entity.js';
import { toAttachment } from './notices.mapper.js';
import { codeKey } from './project-code.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';
import { checkLengths } from './publisher.service.js';
import { RegionNames } from './region-names.js';
import type { VersionContent } from './version-content.js';

const tidy = (text: string): string => tidyText(text).trim();
const problem = (path: string, message: string): AppError => new AppError('VALIDATION_FAILED', message, { details: [{ path: `draft.${path}`, message }] });

/** Which version of which notice a preview is about; `reason` of a correction becomes public with it. */
interface PreviewIdentity {
  noticeId?: string;
  versionNumber: number;
  versions: Notice['versions'];
  reason: string | null;
}

/** Between what staff write and what a version says. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly projectsService: ProjectsService,
    private readonly attachments: AttachmentsRepository,
    private readonly regions: RegionNames,
  ) {}

  /** The draft as it is kept: clean, with a region, a project and files that exist. */
  async tidy(draft: Draft): Promise<Draft> {
    this.regions.of(draft.regionCode);
    const project = draft.projectId === null ? null : await this.projects.findById(draft.projectId);
    if (draft.projectId !== null && !project) throw new AppError('PROJECT_NOT_FOUND');
    await this.files(draft);
    return { ...draft, title: tidy(draft.title), projectName: project?.name.slice(0, 300) ?? tidy(draft.projectName), projectCode: project ? (project.code?.slice(0, 60) ?? null) : draft.projectCode, bodyHtml: cleanNoticeHtml(draft.bodyHtml) };
  }

  /** Refuses what may be saved half-done but not be shown to a reviewer. */
  checkComplete(draft: Draft): void {
    if (draft.bodyHtml === '' && draft.attachmentIds.length === 0) throw problem('bodyHtml', '公告没有正文，也没有附件');
    if (draft.greenChannel && !draft.greenChannelBasis) throw problem('greenChannelBasis', '绿色通道公告需写明依据文号');
  }

  async content(draft: Draft): Promise<VersionContent> {
    const files = await this.files(draft);
    const { title, type, category, regionCode, ownerName, agencyName, amountFen, winners, keyDates, greenChannel, greenChannelBasis, sectionNames, bodyHtml } = draft;
    const content: VersionContent = {
      ...{ title, type, category, regionCode, ownerName, agencyName, amountFen, winners, keyDates, greenChannel, greenChannelBasis, sectionNames, bodyHtml },
      regionName: this.regions.of(regionCode),
      attachments: files.map(({ id, name }) => ({ id, name })),
    };
    checkLengths(content);
    return content;
  }

  async files(draft: Draft): Promise<Attachment[]> {
    const rows = await this.attachments.findByIds(draft.attachmentIds);
    return draft.attachmentIds.map((id) => {
      const row = rows.get(id);
      if (!row) throw problem('attachmentIds', '有附件已不存在，请重新上传');
      return toAttachment(row);
    });
  }

  /** The project that a draft means: chosen, or of exactly this name and code, or of this code when it is a specific one, or new. */
  async project(tx: Tx, draft: Draft, name: string): Promise<string> {
    if (draft.projectId !== null) return draft.projectId;
    const same = (await this.projects.findByName(tx, name, 20)).find(({ code }) => code === draft.projectCode);
    if (same) return same.id;
    const { category, regionCode, projectCode: code } = draft;
    const [coded] = codeKey(code) === null || code === null ? [] : await this.projects.findByCodes(tx, [code], 1);
    if (coded) return coded.id;
    return this.projectsService.create(tx, { name, code, category, regionCode, regionName: this.regions.of(regionCode) });
  }

  /** A public version as the draft of its correction. */
  async fromVersion(version: NoticeVersionEntity): Promise<Draft> {
    const [project, parties, sections] = await Promise.all([
      this.projects.findById(version.projectId),
      this.projects.findParties([version.ownerId, version.agencyId]),
      this.projects.findSections(version.projectId),
    ]);
    const { title, type, category, amountFen, winners, keyDates, greenChannel, greenChannelBasis, bodyHtml } = version;
    return {
      ...{ title, type, category, amountFen, winners, keyDates, greenChannel, greenChannelBasis, bodyHtml },
      projectId: version.projectId,
      projectName: (project?.name ?? title).slice(0, 300),
      projectCode: project?.code?.slice(0, 60) ?? null,
      sectionNames: sections.filter(({ id }) => version.sectionIds.includes(id)).map(({ name }) => name),
      regionCode: version.regionCode ?? this.regions.own(),
      ownerName: parties.get(version.ownerId ?? '')?.name ?? null,
      agencyName: parties.get(version.agencyId ?? '')?.name ?? null,
      attachmentIds: version.attachments.map(({ id }) => id),
    };
  }

  /** The draft as readers would see it, with the words that `content` has after masking. */
  async preview(draft: Draft, content: VersionContent, identity: PreviewIdentity, now: Date): Promise<Notice> {
    const { title, type, category, amountFen, winners, keyDates, greenChannel, bodyHtml, ownerName, agencyName } = content;
    const project = { id: draft.projectId ?? newId(), name: draft.projectName, code: draft.projectCode };
    const party = (name: string | null): Notice['owner'] => (name === null ? null : { id: newId(), name });
    return {
      ...{ title, type, category, amountFen, winners, keyDates, greenChannel, bodyHtml, project },
      id: identity.noticeId ?? newId(),
      projectId: project.id,
      region: { code: content.regionCode, name: content.regionName },
      publishedAt: now.toISOString(),
      state: identity.versionNumber === 1 ? 'published' : 'corrected',
      stateReason: identity.reason,
      versionNumber: identity.versionNumber,
      body: textOf(bodyHtml),
      owner: party(ownerName),
      agency: party(agencyName),
      sections: content.sectionNames.map((name) => ({ id: newId(), name, code: null })),
      attachments: (await this.files(draft)).map((file, at) => ({ ...file, name: content.attachments[at]?.name ?? file.name })),
      versions: identity.versions,
      sourceUrl: null,
      sourceName: null,
    };
  }
}
