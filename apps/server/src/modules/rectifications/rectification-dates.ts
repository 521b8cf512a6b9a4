import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DueDateHolder, HOLIDAYS, redatedWords } from '../clocks/due-date-holder.js';
import { RectificationClocks } from './rectification-clocks.js';
import type { RectificationRow } from './rectification.entity.js';
import { RectificationsRepository } from './rectifications.repository.js';

/** Days that could not be counted while a year's holidays were not known. */
@Injectable()
export class RectificationDates extends DueDateHolder<RectificationRow> {
  readonly name = 'rectifications';

  constructor(
    private readonly rectifications: RectificationsRepository,
    private readonly clocks: RectificationClocks,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
  ) {
    super();
  }

  protected findUndated(afterId: string, limit: number): Promise<RectificationRow[]> {
    return this.rectifications.findUncounted(afterId, limit);
  }

  protected async date(row: RectificationRow): Promise<boolean> {
    const { dueOn, limitSentence, callBackDueOn } = await this.clocks.from(row.clockFrom, row.hasContact);
    // The first call-back's day stays what it was, whatever round this is.
    const change = { dueOn: row.dueOn ?? dueOn, limitSentence, callBackDueOn: row.callBackDueOn ?? callBackDueOn };
    if (change.dueOn === row.dueOn && change.callBackDueOn === row.callBackDueOn) return false;
    return this.unitOfWork.run((tx) => this.rectifications.setDates(tx, row, change));
  }

  protected findDated(afterId: string, limit: number): Promise<RectificationRow[]> {
    return this.rectifications.findCounted(afterId, limit);
  }

  protected async redate(row: RectificationRow): Promise<boolean> {
    const counted = await this.clocks.from(row.clockFrom, row.hasContact);
    const isRinging = row.calledBackAt === null && row.reopenings === 0;
    const change = { dueOn: counted.dueOn, limitSentence: counted.limitSentence, callBackDueOn: isRinging ? counted.callBackDueOn : row.callBackDueOn };
    const summary = redatedWords(NAMES, row, change);
    if (summary === null) return false;
    return this.unitOfWork.run(async (tx) => {
      if (!(await this.rectifications.setDates(tx, row, change))) return false;
      await this.audit.record(tx, { actor: HOLIDAYS, action: 'rectification.redated', objectKind: 'rectification', objectId: row.id, summary });
      return true;
    });
  }
}

const NAMES = { dueOn: '整改期限', callBackDueOn: '回访期限' } as const;
