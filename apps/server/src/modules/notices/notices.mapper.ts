import { noticeTypes, stages, type Attachment, type KeyDates, type Notice, type NoticeCard, type NoticeType, type Party, type Stage } from '@sunshine/contracts';
import type { AttachmentEntity } from './attachment.entity.js';
import type { NoticeVersionEntity, VersionAttachment } from './notice-version.entity.js';
import type { NoticeEntity } from './notice.entity.js';
import type { VersionFacts } from './notices.repository.js';
import type { PartyEntity } from './party.entity.js';
import type { ProjectEntity } from './project.entity.js';
import type { SectionEntity } from './section.entity.js';

const instant = (at: Date | null): string => (at ?? new Date(0)).toISOString();
const stateReason = ({ state, stateReason: reason }: NoticeEntity): string | null => (state === 'corrected' || state === 'withdrawn' ? reason : null);

export const toParty = (party: PartyEntity | undefined): Party | null => (party ? { id: party.id, name: party.name } : null);
export const toSection = ({ id, name, code }: SectionEntity): Notice['sections'][number] => ({ id, name, code });

/** What a card needs; `Notice` and `NoticeCard` share it. */
export function toCard(notice: NoticeEntity, version: Pick<VersionFacts, 'title' | 'keyDates' | 'winners' | 'projectId'>, excerpt: string | null): NoticeCard {
  return {
    id: notice.id,
    projectId: version.projectId,
    title: version.title,
    type: notice.type,
    category: notice.category,
    region: { code: notice.regionCode, name: notice.regionName },
    publishedAt: instant(notice.publishedAt),
    state: notice.state,
    stateReason: stateReason(notice),
    greenChannel: notice.greenChannel,
    keyDates: version.keyDates,
    amountFen: notice.amountFen,
    winners: version.winners,
    excerpt,
  };
}

export function toAttachment(row: AttachmentEntity, name = row.name): Attachment {
  const { id, size, mime, sha256, url } = row;
  return { id, name, size, mime, sha256, url: url ?? `/api/attachments/${id}` };
}

/** The attachments of a version under the names that it published. */
export const toAttachments = (named: VersionAttachment[], rows: Map<string, AttachmentEntity>): Attachment[] =>
  named.flatMap(({ id, name }) => {
    const row = rows.get(id);
    return row ? [toAttachment(row, name)] : [];
  });

/** All that belongs to a whole notice beside its own row. */
export interface NoticeParts {
  version: NoticeVersionEntity;
  versions: VersionFacts[];
  project: ProjectEntity;
  owner: PartyEntity | undefined;
  agency: PartyEntity | undefined;
  sections: SectionEntity[];
  attachments: Map<string, AttachmentEntity>;
}

/** A whole notice at `parts.version`; of a withdrawn one the title and the reason stay. */
export function toNotice(notice: NoticeEntity, parts: NoticeParts): Notice {
  const { version, project } = parts;
  const isWithdrawn = notice.state === 'withdrawn';
  const wanted = new Set(version.sectionIds);
  return {
    id: notice.id,
    projectId: version.projectId,
    title: version.title,
    type: version.type,
    category: version.category,
    region: { code: version.regionCode, name: version.regionName },
    publishedAt: instant(notice.publishedAt),
    state: notice.state,
    stateReason: stateReason(notice),
    greenChannel: version.greenChannel,
    keyDates: isWithdrawn ? {} : version.keyDates,
    amountFen: isWithdrawn ? null : version.amountFen,
    winners: isWithdrawn ? [] : version.winners,
    versionNumber: version.number,
    bodyHtml: isWithdrawn ? '' : version.bodyHtml,
    body: isWithdrawn ? '' : version.body,
    owner: isWithdrawn ? null : toParty(parts.owner),
    agency: isWithdrawn ? null : toParty(parts.agency),
    project: { id: project.id, name: project.name, code: project.code },
    sections: isWithdrawn ? [] : parts.sections.filter(({ id }) => wanted.has(id)).map(toSection),
    attachments: isWithdrawn ? [] : toAttachments(version.attachments, parts.attachments),
    versions: parts.versions.map(({ number, title, publishedAt, reason }) => ({ number, title, publishedAt: publishedAt.toISOString(), reason })),
    sourceUrl: notice.sourceUrl,
    sourceName: notice.sourceName,
  };
}

const ORDER = Object.keys(stages) as Stage[];

/** The furthest stage that a project's standing notices have reached; null when none stands. */
export const furthestStage = (types: NoticeType[]): Stage | null => ORDER[Math.max(...types.map((type) => ORDER.indexOf(noticeTypes[type].stage)))] ?? null;

/** Dates of several notices, oldest first: a later word replaces an earlier one. */
export const mergeKeyDates = (oldestFirst: KeyDates[]): KeyDates => Object.assign({}, ...oldestFirst) as KeyDates;
