import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DueDateHolder } from '../clocks/due-date-holder.js';
import { RectificationClocks } from './rectification-clocks.js';
import { RectificationsRepository } from './rectifications.repository.js';

const AT_ONCE = 100;

/** Days that could not be counted while a year's holidays were not known. */
@Injectable()
export class RectificationDates extends DueDateHolder {
  readonly name = 'rectifications';

  constructor(
    private readonly rectifications: RectificationsRepository,
    private readonly clocks: RectificationClocks,
    private readonly unitOfWork: UnitOfWork,
  ) {
    super();
  }

  async recompute(): Promise<number> {
    let found = 0;
    for (let last = ''; ; ) {
      const rows = await this.rectifications.findUncounted(last, AT_ONCE);
      for (const row of rows) {
        const { dueOn, limitSentence, callBackDueOn } = await this.clocks.from(row.clockFrom, row.hasContact);
        // The first call-back's day stays what it was, whatever round this is.
        const change = { dueOn: row.dueOn ?? dueOn, limitSentence, callBackDueOn: row.callBackDueOn ?? callBackDueOn };
        if (change.dueOn === row.dueOn && change.callBackDueOn === row.callBackDueOn) continue;
        if (await this.unitOfWork.run((tx) => this.rectifications.changeIn(tx, row.id, ['open', 'proposed', 'closed'], change))) found += 1;
      }
      const end = rows.at(-1);
      if (!end || rows.length < AT_ONCE) return found;
      last = end.id;
    }
  }
}
