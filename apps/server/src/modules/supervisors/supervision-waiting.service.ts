import type { Overview } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { OpinionsRepository } from './opinions.repository.js';
import { TasksRepository } from './tasks.repository.js';

/** What supervisors have said or reported and the centre has not dealt with yet. */
@Injectable()
export class SupervisionWaiting {
  constructor(
    private readonly opinions: OpinionsRepository,
    private readonly tasks: TasksRepository,
    private readonly clock: Clock,
  ) {}

  async count(): Promise<Pick<Overview, 'opinionsOpen' | 'opinionsOverdue' | 'tasksReported'>> {
    const { open, overdue } = await this.opinions.countOpen(this.clock.today());
    return { opinionsOpen: open, opinionsOverdue: overdue, tasksReported: await this.tasks.countReported() };
  }
}
