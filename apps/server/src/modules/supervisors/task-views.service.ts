import type { ListTasksQuery, Page, SupervisionTask } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { AppError } from '../../platform/http/app-error.js';
import { ProjectsService } from '../notices/projects.service.js';
import { SupervisorsRepository } from './supervisors.repository.js';
import type { TaskEntity } from './task.entity.js';
import { TasksRepository, unreported } from './tasks.repository.js';

/** Whether the day is over and nobody has reported. */
export const isOverdue = ({ state, dueOn }: Pick<TaskEntity, 'state' | 'dueOn'>, today: string): boolean => unreported.some((one) => one === state) && dueOn < today;

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Tasks as people read them. */
@Injectable()
export class TaskViewsService {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly supervisors: SupervisorsRepository,
    private readonly projects: ProjectsService,
    private readonly clock: Clock,
  ) {}

  /** Open ones are the first due first on one page, all of them the newest first. */
  async list({ open, supervisorId, limit, cursor }: ListTasksQuery): Promise<Page<SupervisionTask>> {
    if (open !== undefined) return { items: await this.show(await this.tasks.findOpen(supervisorId, limit)), nextCursor: null };
    const page = idPage(await this.tasks.findNewest(supervisorId, idBelow(cursor), limit + 1), limit, (row) => row);
    return { items: await this.show(page.items), nextCursor: page.nextCursor };
  }

  async get(id: string): Promise<SupervisionTask> {
    const row = await this.tasks.findById(id);
    const [task] = await this.show(row ? [row] : []);
    if (!task) throw new AppError('NOT_FOUND', '没有这项任务');
    return task;
  }

  private async show(rows: TaskEntity[]): Promise<SupervisionTask[]> {
    const supervisors = new Map((await this.supervisors.findMany(rows.map((row) => row.supervisorId))).map(({ id, name }) => [id, name]));
    const projects = await this.projects.names(rows.flatMap(({ projectId }) => (projectId === null ? [] : [projectId])));
    const today = this.clock.today();
    return rows.map((row) => ({
      ...row,
      projectName: row.projectId === null ? null : (projects.get(row.projectId) ?? null),
      supervisorName: supervisors.get(row.supervisorId) ?? '',
      overdue: isOverdue(row, today),
      ...{ reportedAt: iso(row.reportedAt), checkedAt: iso(row.checkedAt), createdAt: row.createdAt.toISOString() },
    }));
  }
}
