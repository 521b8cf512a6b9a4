import type { FollowKind, Party, PartyChoiceList, PartyRole, SearchPartiesQuery } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { PartiesRepository } from './parties.repository.js';
import { ProjectsRepository } from './projects.repository.js';
import { RecentNoticesRepository } from './recent-notices.repository.js';

/** What a notice belongs to and a person may follow. */
export interface FollowTarget {
  kind: FollowKind;
  id: string;
  name: string;
}

/** What a version says of that; an award often leaves out whom its project names. Null before there is a project. */
interface Belongings {
  projectId: string | null;
  ownerId: string | null;
  agencyId: string | null;
}

/** 业主单位 and 代理机构 as anybody may look for them. */
@Injectable()
export class PartiesService {
  constructor(
    private readonly parties: PartiesRepository,
    private readonly projects: ProjectsRepository,
    private readonly recent: RecentNoticesRepository,
  ) {}

  async search({ role, q, limit }: SearchPartiesQuery): Promise<PartyChoiceList> {
    return { items: await this.parties.search(role, q, limit) };
  }

  /** Those of `ids` that are known, by id. */
  async named(ids: string[]): Promise<Map<string, Party>> {
    const rows = await this.parties.findByIds([...new Set(ids)]);
    return new Map(rows.map(({ id, name }) => [id, { id, name }]));
  }

  async exists(role: PartyRole, id: string): Promise<boolean> {
    return (await this.unknown(role, [id])).length === 0;
  }

  /** Those of `ids` that nobody has in this role. A party is made with the first public notice that names it in a role. */
  async unknown(role: PartyRole, ids: string[]): Promise<string[]> {
    const rows = await this.parties.findByIds(ids);
    const known = new Set(rows.filter(({ kind }) => kind === role).map(({ id }) => id));
    return ids.filter((id) => !known.has(id));
  }

  /** Of a notice that is or was public. */
  async targetsOfNotice(noticeId: string): Promise<FollowTarget[]> {
    const [version] = await this.recent.findVersions([noticeId]);
    return version ? this.targetsOf(version) : [];
  }

  async targetsOf({ projectId, ownerId, agencyId }: Belongings): Promise<FollowTarget[]> {
    const project = projectId === null ? null : await this.projects.findById(projectId);
    const [owner, agency] = [ownerId ?? project?.ownerId ?? null, agencyId ?? project?.agencyId ?? null];
    const parties = await this.named([owner, agency].filter((id) => id !== null));
    const target = (kind: FollowKind, id: string | null): FollowTarget[] => {
      const party = parties.get(id ?? '');
      return party ? [{ kind, ...party }] : [];
    };
    return [...(project ? [{ kind: 'project' as const, id: project.id, name: project.name }] : []), ...target('owner', owner), ...target('agency', agency)];
  }
}
