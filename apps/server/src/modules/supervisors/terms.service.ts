import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { SupervisorTerms, type SupervisorTerm } from '../../platform/http/caller.js';
import { SupervisorsRepository } from './supervisors.repository.js';

/** Whose term runs, read at every request. */
@Injectable()
export class TermsService extends SupervisorTerms {
  constructor(
    private readonly supervisors: SupervisorsRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  async of(userId: string): Promise<SupervisorTerm | undefined> {
    const row = await this.supervisors.findRunning(userId, this.clock.today());
    return row ? { id: row.id, name: row.name } : undefined;
  }
}
