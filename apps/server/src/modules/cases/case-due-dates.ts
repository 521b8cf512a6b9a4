import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DueDateHolder } from '../clocks/due-date-holder.js';
import { CaseDatesService } from './case-dates.service.js';
import { NO_DAY, type CaseEntity } from './case.entity.js';
import { CasesRepository } from './cases.repository.js';

/** Open cases whose dates lie in a year that was not announced when they were filed. */
@Injectable()
export class CaseDueDates extends DueDateHolder<CaseEntity> {
  readonly name = 'cases';

  constructor(
    private readonly cases: CasesRepository,
    private readonly dates: CaseDatesService,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  protected findUndated(afterId: string, limit: number): Promise<CaseEntity[]> {
    return this.cases.findUndated(afterId, limit);
  }

  protected async date(row: CaseEntity): Promise<boolean> {
    const dates = await this.dates.of(row);
    if (dates.dueOn === NO_DAY) return false;
    await this.unitOfWork.run((tx) => this.cases.set(tx, row.id, dates));
    return true;
  }
}
