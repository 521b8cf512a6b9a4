import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DueDateHolder } from '../clocks/due-date-holder.js';
import { OpinionIntakeService } from './opinion-intake.service.js';
import { OpinionsRepository } from './opinions.repository.js';

const AT_ONCE = 500;

/** Days of answers that lay in a year whose holidays were not known. */
@Injectable()
export class OpinionDueDates extends DueDateHolder {
  readonly name = 'opinions';

  constructor(
    private readonly opinions: OpinionsRepository,
    private readonly intake: OpinionIntakeService,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  async recompute(): Promise<number> {
    let found = 0;
    for (const { id, signedAt } of await this.opinions.findUndated(AT_ONCE)) {
      const counted = await this.intake.clockFrom(signedAt);
      if (counted.dueOn === null) continue;
      await this.unitOfWork.run((tx) => this.opinions.setClock(tx, id, counted));
      found += 1;
    }
    return found;
  }
}
