import { Body, Controller, Get, HttpCode, Param, Post, Query, SerializeOptions } from '@nestjs/common';
import {
  acceptTaskSchema,
  checkTaskSchema,
  createTaskSchema,
  idSchema,
  listTasksQuerySchema,
  reportTaskSchema,
  taskListSchema,
  taskSchema,
  type AcceptTask,
  type CheckTask,
  type CreateTask,
  type ListTasksQuery,
  type Page,
  type ReportTask,
  type SupervisionTask,
} from '@sunshine/contracts';
import { Allow } from '../../platform/http/allow.js';
import { Caller, type StaffCaller, type UserCaller } from '../../platform/http/caller.js';
import { TasksService } from './tasks.service.js';

@Controller('supervisor/tasks')
@Allow('supervisor')
export class TasksController {
  constructor(private readonly tasks: TasksService) {}

  @Get()
  @SerializeOptions({ schema: taskListSchema })
  list(@Caller() user: UserCaller, @Query({ schema: listTasksQuerySchema }) query: ListTasksQuery): Promise<Page<SupervisionTask>> {
    return this.tasks.ofSupervisor(user, query);
  }

  @Get(':id')
  @SerializeOptions({ schema: taskSchema })
  get(@Caller() user: UserCaller, @Param('id', { schema: idSchema }) id: string): Promise<SupervisionTask> {
    return this.tasks.getOwn(user, id);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @SerializeOptions({ schema: taskSchema })
  accept(@Caller() user: UserCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: acceptTaskSchema }) body: AcceptTask): Promise<SupervisionTask> {
    return this.tasks.accept(user, id, body);
  }

  @Post(':id/report')
  @HttpCode(200)
  @SerializeOptions({ schema: taskSchema })
  report(@Caller() user: UserCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: reportTaskSchema }) body: ReportTask): Promise<SupervisionTask> {
    return this.tasks.report(user, id, body);
  }
}

@Controller('staff/tasks')
@Allow('supervisor-desk', 'administrator')
export class StaffTasksController {
  constructor(private readonly tasks: TasksService) {}

  @Get()
  @SerializeOptions({ schema: taskListSchema })
  list(@Query({ schema: listTasksQuerySchema }) query: ListTasksQuery): Promise<Page<SupervisionTask>> {
    return this.tasks.list(query);
  }

  @Get(':id')
  @SerializeOptions({ schema: taskSchema })
  get(@Param('id', { schema: idSchema }) id: string): Promise<SupervisionTask> {
    return this.tasks.get(id);
  }

  @Post()
  @SerializeOptions({ schema: taskSchema })
  create(@Caller() staff: StaffCaller, @Body({ schema: createTaskSchema }) body: CreateTask): Promise<SupervisionTask> {
    return this.tasks.create(staff, body);
  }

  @Post(':id/check')
  @HttpCode(200)
  @SerializeOptions({ schema: taskSchema })
  check(@Caller() staff: StaffCaller, @Param('id', { schema: idSchema }) id: string, @Body({ schema: checkTaskSchema }) body: CheckTask): Promise<SupervisionTask> {
    return this.tasks.check(staff, id, body);
  }
}
