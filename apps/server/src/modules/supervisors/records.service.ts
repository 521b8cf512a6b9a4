import type { OwnRecords, RecordList, RecordQuery, RecordsQuery, SupervisorRecord } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { AppraisalsRepository } from './appraisals.repository.js';
import { OpinionsRepository } from './opinions.repository.js';
import { isOverdue } from './task-views.service.js';
import type { TaskEntity } from './task.entity.js';
import { TasksRepository } from './tasks.repository.js';
import type { SupervisorEntity } from './supervisor.entity.js';
import { SupervisorsRepository } from './supervisors.repository.js';

/** More terms than one person can have had. */
const MAX_TERMS = 20;
const MAX_TASKS = 1000;
/** More supervisors than a county has had. */
const MAX_SUPERVISORS = 2000;

/** The counts of the tasks that were due in a year. A task counts as on time when the report that stands came by its day. */
export function taskCounts(tasks: readonly Pick<TaskEntity, 'state' | 'dueOn' | 'reportedAt'>[], today: string): Pick<SupervisorRecord, 'tasks' | 'tasksReported' | 'tasksOnTime' | 'tasksOverdue'> {
  const reported = tasks.filter(({ state }) => state === 'reported' || state === 'checked');
  const onTime = reported.filter(({ reportedAt, dueOn }) => reportedAt !== null && dayOf(reportedAt) <= dueOn);
  return { tasks: tasks.length, tasksReported: reported.length, tasksOnTime: onTime.length, tasksOverdue: tasks.filter((task) => isOverdue(task, today)).length };
}

/** 年度履职: read from what was done, never written down by hand. */
@Injectable()
export class RecordsService {
  constructor(
    private readonly supervisors: SupervisorsRepository,
    private readonly tasks: TasksRepository,
    private readonly opinions: OpinionsRepository,
    private readonly appraisals: AppraisalsRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The person's own, of every term that touched the year; also after its end. */
  async own(user: UserCaller, { year = this.thisYear() }: RecordQuery): Promise<OwnRecords> {
    const terms = (await this.supervisors.findOf(user.id, MAX_TERMS)).filter(({ startsOn, endsOn }) => startsOn <= `${year}-12-31` && endsOn >= `${year}-01-01`);
    return { year, items: await Promise.all(terms.map((term) => this.record(term, year))) };
  }

  /** Everybody's of a year: what a file holds. */
  async all({ year = this.thisYear() }: RecordQuery): Promise<OwnRecords> {
    const rows = await this.supervisors.findNewest(true, undefined, MAX_SUPERVISORS);
    return { year, items: await Promise.all(rows.map((row) => this.record(row, year))) };
  }

  async list({ year = this.thisYear(), limit, cursor }: RecordsQuery): Promise<RecordList> {
    const page = idPage(await this.supervisors.findNewest(true, idBelow(cursor), limit + 1), limit, (row) => row);
    return { year, items: await Promise.all(page.items.map((row) => this.record(row, year))), nextCursor: page.nextCursor };
  }

  private async record({ id, name, identity, userId }: SupervisorEntity, year: number): Promise<SupervisorRecord> {
    const [from, to] = [`${year}-01-01`, `${year}-12-31`];
    const deeds = (prefix: string): Promise<number> => (userId === null ? Promise.resolve(0) : this.audit.countDeeds(userId, prefix, from, to));
    const [tasks, opinions, appraisals, closed, reopened, confirmed, dismissed] = await Promise.all([
      this.tasks.findDueIn(id, from, to, MAX_TASKS),
      this.opinions.countIn(id, from, to),
      this.appraisals.countIn(id, year),
      deeds('rectification.close'),
      deeds('rectification.reopen'),
      deeds('gaming.confirm'),
      deeds('gaming.dismiss'),
    ]);
    return { supervisorId: id, name, identity, year, ...taskCounts(tasks, this.clock.today()), opinions: opinions.all, opinionsAnswered: opinions.answered, appraisals, rectificationsDecided: closed + reopened, flagsDecided: confirmed + dismissed };
  }

  private thisYear(): number {
    return Number(this.clock.today().slice(0, 4));
  }
}
