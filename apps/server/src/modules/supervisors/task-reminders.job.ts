import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import type { TaskEntity } from './task.entity.js';
import { TaskOwnersService, type TaskNews } from './task-owners.service.js';
import { TasksRepository } from './tasks.repository.js';

const PAGE = 100;
const MAX_PAGES = 100;

const daysBetween = (from: string, to: string): number => DateTime.fromISO(to).diff(DateTime.fromISO(from), 'days').days;

/**
 * What is said today of a task that nobody has reported. A day that was missed is made up for: the nearest reminder whose time has
 * come is said, once, with the days that are really left.
 */
export function reminderOf({ id, title, dueOn, staffName }: Pick<TaskEntity, 'id' | 'title' | 'dueOn' | 'staffName'>, today: string, reminderDays: readonly number[]): (TaskNews & { onceKey: string }) | undefined {
  const left = daysBetween(today, dueOn);
  if (left < 0) return { title: `任务已逾期：${title}`, summary: `应在 ${dueOn} 前报告，请尽快报告或联系责任人${staffName}`, onceKey: `task:${id}:late` };
  const due = Math.min(...reminderDays.filter((days) => days >= left));
  if (!Number.isFinite(due)) return undefined;
  return { title: `任务${left === 0 ? '今天' : `还剩 ${left} 天`}到期：${title}`, summary: `${dueOn} 前报告，责任人${staffName}`, onceKey: `task:${id}:${due}` };
}

/** Reminds of tasks before their day and when it is over. */
@Injectable()
export class TaskRemindersJob extends RecurringJob {
  readonly name = 'supervisors.tasks';
  readonly every;

  constructor(
    private readonly tasks: TasksRepository,
    private readonly owners: TaskOwnersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
    this.every = { dailyAt: config.centre.reminders.at };
  }

  async run(signal: AbortSignal): Promise<void> {
    const { reminderDays } = this.config.centre.supervision;
    const today = this.clock.today();
    const until = DateTime.fromISO(today).plus({ days: Math.max(0, ...reminderDays) }).toFormat('yyyy-MM-dd');
    let afterId = '';
    for (let page = 0; page < MAX_PAGES && !signal.aborted; page += 1) {
      const rows = await this.tasks.findDue(until, afterId, PAGE);
      for (const row of rows) await this.remind(row, today, reminderDays);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      afterId = last.id;
    }
  }

  private async remind(row: TaskEntity, today: string, reminderDays: readonly number[]): Promise<void> {
    const news = reminderOf(row, today, reminderDays);
    if (news) await this.unitOfWork.run((tx) => this.owners.tell(tx, row.supervisorId, row, news));
  }
}
