import { followKinds, type CreateFollow, type Created, type Follow, type ListFollowsQuery, type Page } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { UsersService } from '../identity/users.service.js';
import { PartiesService, type FollowTarget } from '../notices/parties.service.js';
import { ProjectsService } from '../notices/projects.service.js';
import type { Follower } from './audience.js';
import { PROJECT_FOLLOWED, type ProjectFollowed } from './deadlines/project-followed.js';
import { FollowsRepository } from './follows.repository.js';

const MAX_FOLLOWS = 100;

const PAGE = 1000;

/** 关注: a person hears of everything about a project, of an owner or of an agency. */
@Injectable()
export class FollowsService {
  constructor(
    private readonly follows: FollowsRepository,
    private readonly projects: ProjectsService,
    private readonly parties: PartiesService,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async list(user: UserCaller, { kind, cursor, limit }: ListFollowsQuery): Promise<Page<Follow>> {
    const rows = await this.follows.findNewest(user.id, kind, idBelow(cursor), limit + 1);
    const ids = rows.map(({ targetId }) => targetId);
    const [projects, parties] = await Promise.all([this.projects.names(ids), this.parties.named(ids)]);
    const nameOf = (id: string): string => projects.get(id) ?? parties.get(id)?.name ?? '';
    return idPage(rows, limit, ({ targetId, kind: rowKind, createdAt }) => ({ id: targetId, kind: rowKind, name: nameOf(targetId), createdAt: createdAt.toISOString() }));
  }

  /** Following twice is following once. */
  async create(user: UserCaller, follow: CreateFollow): Promise<Created> {
    const { kind, id } = await this.wanted(follow);
    await this.unitOfWork.run(async (tx) => {
      await this.users.hold(tx, user.id);
      if (await this.follows.exists(user.id, id, tx)) return;
      if ((await this.follows.countOf(user.id, tx)) >= MAX_FOLLOWS) throw new AppError('LIMIT_REACHED', `最多关注 ${MAX_FOLLOWS} 个项目和单位，请先取消不再需要的`);
      await this.follows.insert(tx, { id: newId(), userId: user.id, kind, targetId: id, createdAt: this.clock.now() });
      if (kind === 'project') await this.outbox.add(tx, { kind: PROJECT_FOLLOWED, payload: { userId: user.id, projectId: id } satisfies ProjectFollowed });
    });
    return { id };
  }

  isFollowing(userId: string, targetId: string): Promise<boolean> {
    return this.follows.exists(userId, targetId);
  }

  /** Not following any more what was not followed is no error. */
  async remove(user: UserCaller, targetId: string): Promise<void> {
    await this.unitOfWork.run((tx) => this.follows.remove(tx, user.id, targetId));
  }

  countOf(userId: string): Promise<number> {
    return this.follows.countOf(userId);
  }

  /** Everybody who follows something that the notice belongs to, once for each such thing, with what it is in words. */
  async followersOfNotice(noticeId: string): Promise<Follower[]> {
    return this.followersOf(await this.parties.targetsOfNotice(noticeId));
  }

  /** The same before there is a notice. */
  async followersOfFacts(facts: { projectId: string | null; ownerId: string | null; agencyId: string | null }): Promise<Follower[]> {
    return this.followersOf(await this.parties.targetsOf(facts));
  }

  private async followersOf(targets: FollowTarget[]): Promise<Follower[]> {
    const followers: Follower[] = [];
    for (const { kind, id, name } of targets) {
      const words = kind === 'project' ? name : `${followKinds[kind]} ${name}`;
      for (const userId of await this.peopleOf(id)) followers.push({ userId, name: words });
    }
    return followers;
  }

  /** Who follows a project, an owner or an agency. */
  async peopleOf(targetId: string): Promise<string[]> {
    const userIds: string[] = [];
    for (;;) {
      const rows = await this.follows.findFollowersAfter(targetId, userIds.at(-1) ?? '', PAGE);
      userIds.push(...rows.map((row) => row.userId));
      if (rows.length < PAGE) return userIds;
    }
  }

  /** What a person wants to follow, if the public may know of it. */
  private async wanted({ projectId, ownerId, agencyId }: CreateFollow): Promise<Pick<FollowTarget, 'kind' | 'id'>> {
    if (projectId !== undefined) {
      if (!(await this.projects.exists(projectId))) throw new AppError('PROJECT_NOT_FOUND');
      return { kind: 'project', id: projectId };
    }
    const [kind, id] = ownerId === undefined ? (['agency', agencyId] as const) : (['owner', ownerId] as const);
    if (id === undefined || !(await this.parties.exists(kind, id))) throw new AppError('NOT_FOUND', '没有找到这个单位');
    return { kind, id };
  }
}
