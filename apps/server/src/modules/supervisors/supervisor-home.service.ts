import type { SupervisorHome } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { AppraisalsService } from './appraisals.service.js';
import { SupervisorsRepository } from './supervisors.repository.js';
import { TasksService } from './tasks.service.js';
import { toSupervisor } from './term-state.js';

const SHOWN = 50;

/** What waits for a supervisor. */
@Injectable()
export class SupervisorHomeService {
  constructor(
    private readonly supervisors: SupervisorsRepository,
    private readonly tasks: TasksService,
    private readonly appraisals: AppraisalsService,
    private readonly clock: Clock,
  ) {}

  async home(user: UserCaller): Promise<SupervisorHome> {
    const row = await this.supervisors.findById(user.supervisorId ?? '');
    if (!row) throw new AppError('FORBIDDEN');
    const { items } = await this.tasks.ofSupervisor(user, { open: 'true', limit: SHOWN });
    return { supervisor: toSupervisor(row, this.clock.today()), tasks: items.filter(({ state }) => state !== 'reported'), appraisal: await this.appraisals.standing(row.id) };
  }
}
