import type { AcceptTask, AuditAction, CheckTask, CreateTask, ListTasksQuery, Page, ReportTask, SupervisionTask, TaskState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import { newReceipt } from '../../platform/database/receipt.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller, UserCaller } from '../../platform/http/caller.js';
import type { TaskEntity } from './task.entity.js';
import { TaskOwnersService } from './task-owners.service.js';
import { TaskViewsService } from './task-views.service.js';
import { TasksRepository, unreported } from './tasks.repository.js';

const UNTOUCHED = { state: 'assigned', revision: 0, acceptedAt: null, report: null, reportedAt: null, checkNote: null, checkedAt: null, checkedBy: null } as const;

/** 任务/责任/措施/监督到人: each with a supervisor and a member of staff who answers for it. */
@Injectable()
export class TasksService {
  constructor(
    private readonly tasks: TasksRepository,
    private readonly owners: TaskOwnersService,
    private readonly views: TaskViewsService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  list(query: ListTasksQuery): Promise<Page<SupervisionTask>> {
    return this.views.list(query);
  }

  get(id: string): Promise<SupervisionTask> {
    return this.views.get(id);
  }

  ofSupervisor({ supervisorId }: UserCaller, query: ListTasksQuery): Promise<Page<SupervisionTask>> {
    return this.views.list({ ...query, supervisorId: supervisorId ?? '' });
  }

  /** Throws NOT_FOUND for another supervisor's. */
  async getOwn({ supervisorId }: UserCaller, id: string): Promise<SupervisionTask> {
    const task = await this.views.get(id);
    if (task.supervisorId !== supervisorId) throw noTask();
    return task;
  }

  async create(staff: StaffCaller, input: CreateTask): Promise<SupervisionTask> {
    if (input.dueOn < this.clock.today()) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'dueOn', message: '期限已经过去' }] });
    const { supervisor, staffName } = await this.owners.require(input);
    const row: TaskEntity = { ...input, ...UNTOUCHED, id: newId(), number: newReceipt(this.clock.today()), staffName, createdBy: staff.name, createdAt: this.clock.now() };
    await this.unitOfWork.run(async (tx) => {
      await this.tasks.insert(tx, row);
      await this.owners.tell(tx, supervisor.id, row, { title: `新任务：${row.title}`, summary: `责任人${staffName}，${row.dueOn} 前报告` });
      await this.note(tx, staff, row, 'task.assign', `交办监督任务 ${row.number}「${row.title}」给${supervisor.name}，责任人${staffName}，${row.dueOn} 前报告`);
    });
    return this.views.get(row.id);
  }

  accept(user: UserCaller, id: string, { revision }: AcceptTask): Promise<SupervisionTask> {
    return this.step(user, id, revision, ['assigned'], { state: 'accepted', acceptedAt: this.clock.now() }, 'task.accept', '接受监督任务');
  }

  report(user: UserCaller, id: string, { revision, report }: ReportTask): Promise<SupervisionTask> {
    return this.step(user, id, revision, unreported, { state: 'reported', report, reportedAt: this.clock.now() }, 'task.report', '报告监督任务');
  }

  /** 核验 by the centre; what is returned is reported again. */
  async check(staff: StaffCaller, id: string, { revision, pass, note }: CheckTask): Promise<SupervisionTask> {
    await this.unitOfWork.run(async (tx) => {
      const found = await this.tasks.findById(id, tx);
      if (!found) throw noTask();
      const state = pass ? 'checked' : 'returned';
      await this.move(tx, found, revision, ['reported'], { state, checkNote: note, checkedAt: this.clock.now(), checkedBy: staff.name });
      await this.owners.tell(tx, found.supervisorId, found, { title: `任务${pass ? '已办结' : '被退回'}：${found.title}`, summary: note });
      await this.note(tx, staff, found, pass ? 'task.check' : 'task.return', `${pass ? '核验办结' : '退回'}监督任务 ${found.number}${note === '' ? '' : `：${note}`}`);
    });
    return this.views.get(id);
  }

  private async step(user: UserCaller, id: string, revision: number, from: readonly TaskState[], change: Partial<TaskEntity>, action: AuditAction, deed: string): Promise<SupervisionTask> {
    await this.unitOfWork.run(async (tx) => {
      const found = await this.tasks.findById(id, tx);
      if (!found || found.supervisorId !== user.supervisorId) throw noTask();
      await this.move(tx, found, revision, from, change);
      await this.note(tx, user, found, action, `${deed} ${found.number}「${found.title}」`);
    });
    return this.views.get(id);
  }

  private async move(tx: Tx, found: TaskEntity, revision: number, from: readonly TaskState[], change: Partial<TaskEntity>): Promise<void> {
    if (!from.includes(found.state)) throw new AppError('WRONG_STATE');
    if (found.revision !== revision || !(await this.tasks.move(tx, found, from, change))) throw new AppError('CONFLICT');
  }

  private note(tx: Tx, actor: StaffCaller | UserCaller, { id }: TaskEntity, action: AuditAction, summary: string): Promise<void> {
    return this.audit.record(tx, { actor, action, objectKind: 'task', objectId: id, summary });
  }
}

const noTask = (): AppError => new AppError('NOT_FOUND', '没有这项任务');
