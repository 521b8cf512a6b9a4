import type { Project, ProjectChoiceList, ProjectSearchQuery, TradeCategory } from '@sunshine/contracts';
import { Injectable, Optional } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { AnyCaller } from '../../platform/http/caller.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { FollowLookup } from './follow-lookup.js';
import type { NoticeEntity } from './notice.entity.js';
import { furthestStage, mergeKeyDates, toAttachments, toParty, toSection } from './notices.mapper.js';
import { NoticesRepository, type VersionFacts } from './notices.repository.js';
import type { ProjectEntity } from './project.entity.js';
import { ProjectsRepository } from './projects.repository.js';
import type { SectionEntity } from './section.entity.js';
import { SuspensionLookup } from './suspension-lookup.js';

/** What a project is made from. */
export interface NewProject {
  name: string;
  code: string | null;
  category: TradeCategory;
  regionCode: string | null;
  regionName: string;
}

@Injectable()
export class ProjectsService {
  constructor(
    private readonly projects: ProjectsRepository,
    private readonly notices: NoticesRepository,
    private readonly attachments: AttachmentsRepository,
    private readonly clock: Clock,
    @Optional() private readonly follows?: FollowLookup,
    @Optional() private readonly suspended?: SuspensionLookup,
  ) {}

  /** A project with at least one notice that is or was public. */
  async get(id: string, caller?: AnyCaller): Promise<Project> {
    const project = await this.projects.findById(id);
    const rows = project ? await this.notices.findOfProject(id) : [];
    if (!project || rows.length === 0) throw new AppError('PROJECT_NOT_FOUND');
    const versions = await this.notices.findCurrent(rows);
    const [parties, sections, attachments, followed, suspensions] = await Promise.all([
      this.projects.findParties([project.ownerId, project.agencyId]),
      this.projects.findSections(id),
      this.attachments.findByIds([...versions.values()].flatMap((version) => version.attachments.map((file) => file.id))),
      this.followedBy(caller, project),
      this.suspended?.ofProject(id) ?? [],
    ]);
    const { name, code, category, regionCode, regionName } = project;
    return {
      id,
      name,
      code,
      category,
      region: { code: regionCode, name: regionName },
      owner: toParty(parties.get(project.ownerId ?? '')),
      agency: toParty(parties.get(project.agencyId ?? '')),
      ...standingOf(rows, versions, sections),
      notices: rows.flatMap((row) => {
        const version = versions.get(row.id);
        return version ? [{ ...entryOf(row, version), attachments: row.state === 'withdrawn' ? [] : toAttachments(version.attachments, attachments) }] : [];
      }),
      ...followed,
      suspensions,
    };
  }

  private async followedBy(caller: AnyCaller | undefined, { id, ownerId, agencyId }: ProjectEntity): Promise<Pick<Project, 'followed' | 'followedOwner' | 'followedAgency'>> {
    if (caller?.kind !== 'user' || !this.follows) return { followed: false, followedOwner: false, followedAgency: false };
    const ids = [id, ownerId, agencyId].filter((target) => target !== null);
    const found = await this.follows.followedAmong(caller.id, ids);
    return { followed: found.has(id), followedOwner: ownerId !== null && found.has(ownerId), followedAgency: agencyId !== null && found.has(agencyId) };
  }

  /** Whether the public may know of it. */
  exists(id: string): Promise<boolean> {
    return this.notices.hasPublicNotice(id);
  }

  async name(id: string): Promise<string | null> {
    return (await this.projects.findById(id))?.name ?? null;
  }

  async names(ids: string[]): Promise<Map<string, string>> {
    return new Map([...(await this.projects.findByIds(ids))].map(([id, { name }]) => [id, name]));
  }

  /** Projects that carry one of these codes, exactly as written; at most 500. */
  async findByCodes(tx: Tx, codes: string[]): Promise<{ id: string; name: string; code: string | null }[]> {
    return (await this.projects.findByCodes(tx, codes, 500)).map(({ id, name, code }) => ({ id, name, code }));
  }

  async search({ q, limit }: ProjectSearchQuery): Promise<ProjectChoiceList> {
    return { items: (await this.projects.search(q, limit)).map(({ id, name, code }) => ({ id, name, code })) };
  }

  /** Makes a project that nobody sees until a notice of it is public. */
  async create(tx: Tx, { name, code, category, regionCode, regionName }: NewProject): Promise<string> {
    const id = newId();
    await this.projects.insert(tx, { id, name, code, category, regionCode, regionName, ownerId: null, agencyId: null, greenChannel: false, createdAt: this.clock.now() });
    return id;
  }
}

function entryOf(row: NoticeEntity, version: VersionFacts): Omit<Project['notices'][number], 'attachments'> {
  const isWithdrawn = row.state === 'withdrawn';
  return {
    id: row.id,
    projectId: version.projectId,
    title: version.title,
    type: row.type,
    publishedAt: (row.publishedAt ?? row.createdAt).toISOString(),
    state: row.state,
    stateReason: row.state === 'published' ? null : row.stateReason,
    winners: isWithdrawn ? [] : version.winners,
    amountFen: isWithdrawn ? null : version.amountFen,
    versionNumber: version.number,
  };
}

/** Where a project stands, by its notices that were not withdrawn. */
function standingOf(rows: NoticeEntity[], versions: Map<string, VersionFacts>, sections: SectionEntity[]): Pick<Project, 'stage' | 'keyDates' | 'amountFen' | 'greenChannel' | 'sections'> {
  const standing = rows.filter(({ state }) => state !== 'withdrawn');
  const facts = standing.flatMap(({ id }) => versions.get(id) ?? []);
  const named = new Set(facts.flatMap(({ sectionIds }) => sectionIds));
  return {
    stage: furthestStage(standing.map(({ type }) => type)),
    keyDates: mergeKeyDates(facts.map(({ keyDates }) => keyDates)),
    amountFen: facts.findLast(({ amountFen }) => amountFen !== null)?.amountFen ?? null,
    greenChannel: standing.some(({ greenChannel }) => greenChannel),
    sections: sections.filter(({ id }) => named.has(id)).map(toSection),
  };
}
