import type { CreateFollow, Created, Follow, ListFollowsQuery, Page } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { UsersService } from '../identity/users.service.js';
import { ProjectsService } from '../notices/projects.service.js';
import { FollowsRepository } from './follows.repository.js';

export const MAX_FOLLOWS = 100;

/** 关注: a person hears of everything about a project. */
@Injectable()
export class FollowsService {
  constructor(
    private readonly follows: FollowsRepository,
    private readonly projects: ProjectsService,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(user: UserCaller, query: ListFollowsQuery): Promise<Page<Follow>> {
    const rows = await this.follows.findNewest(user.id, idBelow(query.cursor), query.limit + 1);
    const names = new Map(await Promise.all(rows.map(async (row) => [row.projectId, await this.projects.name(row.projectId)] as const)));
    return idPage(rows, query.limit, (row) => ({ projectId: row.projectId, projectName: names.get(row.projectId) ?? '', createdAt: row.createdAt.toISOString() }));
  }

  /** Following twice is following once. */
  async create(user: UserCaller, { projectId }: CreateFollow): Promise<Created> {
    if (!(await this.projects.exists(projectId))) throw new AppError('PROJECT_NOT_FOUND');
    await this.unitOfWork.run(async (tx) => {
      await this.users.hold(tx, user.id);
      if (await this.follows.exists(user.id, projectId, tx)) return;
      if ((await this.follows.countOf(user.id, tx)) >= MAX_FOLLOWS) throw new AppError('LIMIT_REACHED', `最多关注 ${MAX_FOLLOWS} 个项目，请先取消不再需要的`);
      await this.follows.insert(tx, { id: newId(), userId: user.id, projectId, createdAt: this.clock.now() });
    });
    return { id: projectId };
  }

  async remove(user: UserCaller, projectId: string): Promise<void> {
    await this.unitOfWork.run((tx) => this.follows.remove(tx, user.id, projectId));
  }

  countOf(userId: string): Promise<number> {
    return this.follows.countOf(userId);
  }

  /** Everybody who follows a project. */
  async followersOf(projectId: string): Promise<string[]> {
    const page = 1000;
    const userIds: string[] = [];
    for (;;) {
      const rows = await this.follows.findFollowersAfter(projectId, userIds.at(-1) ?? '', page);
      userIds.push(...rows.map((row) => row.userId));
      if (rows.length < page) return userIds;
    }
  }
}
