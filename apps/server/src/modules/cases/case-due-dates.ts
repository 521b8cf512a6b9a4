import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DueDateHolder } from '../clocks/due-date-holder.js';
import { CaseDatesService } from './case-dates.service.js';
import { NO_DAY } from './case.entity.js';
import { CasesRepository } from './cases.repository.js';

const AT_ONCE = 200;

/** Open cases whose dates lie in a year that was not announced when they were filed. */
@Injectable()
export class CaseDueDates extends DueDateHolder {
  readonly name = 'cases';

  constructor(
    private readonly cases: CasesRepository,
    private readonly dates: CaseDatesService,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  async recompute(): Promise<number> {
    let found = 0;
    for (let after = ''; ; ) {
      const rows = await this.cases.findUndated(after, AT_ONCE);
      for (const row of rows) {
        const dates = await this.dates.of(row);
        if (dates.dueOn === NO_DAY) continue;
        await this.unitOfWork.run((tx) => this.cases.set(tx, row.id, dates));
        found += 1;
      }
      const last = rows.at(-1);
      if (rows.length < AT_ONCE || !last) return found;
      after = last.id;
    }
  }
}
