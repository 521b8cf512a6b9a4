import type { CreateTask } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { StaffMembersService } from '../identity/staff-members.service.js';
import { ProjectsService } from '../notices/projects.service.js';
import type { SupervisorEntity } from './supervisor.entity.js';
import { SupervisorsRepository } from './supervisors.repository.js';
import { stateOf } from './term-state.js';
import type { TaskEntity } from './task.entity.js';

/** What a supervisor is told of a task, once under a key where it is said by the calendar. */
export interface TaskNews {
  title: string;
  summary: string;
  onceKey?: string;
}

/** Who a task is given to: nothing is saved without an owner. */
@Injectable()
export class TaskOwnersService {
  constructor(
    private readonly supervisors: SupervisorsRepository,
    private readonly staff: StaffMembersService,
    private readonly projects: ProjectsService,
    private readonly deliveries: DeliveriesService,
    private readonly clock: Clock,
  ) {}

  /** Throws VALIDATION_FAILED for whoever is not in office, and for a project that is not public. */
  async require({ supervisorId, staffId, projectId }: CreateTask): Promise<{ supervisor: SupervisorEntity; staffName: string }> {
    const supervisor = await this.supervisors.findById(supervisorId);
    if (!supervisor || stateOf(supervisor, this.clock.today()) !== 'serving') throw refused('supervisorId', '这位监督员不在任期内');
    const member = (await this.staff.list()).items.find(({ id, disabled }) => id === staffId && !disabled);
    if (!member) throw refused('staffId', '没有这位工作人员');
    if (projectId !== null && !(await this.projects.exists(projectId))) throw refused('projectId', '没有这个项目');
    return { supervisor, staffName: member.displayName };
  }

  /** Nothing happens when the supervisor has left the account. */
  async tell(tx: Tx, supervisorId: string, { id, number, title: name }: TaskEntity, news: TaskNews): Promise<void> {
    const supervisor = await this.supervisors.findById(supervisorId, tx);
    if (!supervisor?.userId) return;
    await this.deliveries.tellPerson(tx, { ...news, userId: supervisor.userId, kind: 'task', page: `pages/supervisor/task/index?id=${id}`, receipt: number, name });
  }
}

const refused = (path: string, message: string): AppError => new AppError('VALIDATION_FAILED', undefined, { details: [{ path, message }] });
