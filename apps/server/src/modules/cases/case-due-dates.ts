import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DueDateHolder } from '../clocks/due-date-holder.js';
import { CaseDatesService } from './case-dates.service.js';
import { NO_DAY, type CaseEntity } from './case.entity.js';
import { CaseStepsRepository } from './case-steps.repository.js';
import { CasesRepository } from './cases.repository.js';

const BY = '放假安排';

/** Dates of open cases that lie in a year that was not announced when they were filed, or was announced anew since. */
@Injectable()
export class CaseDueDates extends DueDateHolder<CaseEntity> {
  readonly name = 'cases';

  constructor(
    private readonly cases: CasesRepository,
    private readonly dates: CaseDatesService,
    private readonly steps: CaseStepsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
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

  protected findDated(afterId: string, limit: number): Promise<CaseEntity[]> {
    return this.cases.findDated(afterId, limit);
  }

  protected async redate(row: CaseEntity): Promise<boolean> {
    const isRinging = row.callBackBy !== null && row.calledAt === null;
    const dates = await this.dates.of(isRinging ? { ...row, callBackBy: NO_DAY } : row);
    if (dates.dueOn === row.dueOn && dates.answerBy === row.answerBy) return false;
    const note = `放假安排有调整，期限由 ${wordOf(row)} 改为 ${wordOf(dates)}`;
    return this.unitOfWork.run(async (tx) => {
      if (!(await this.cases.setDates(tx, row, dates))) return false;
      await this.steps.insert(tx, { id: newId(), caseId: row.id, at: this.clock.now(), kind: 'redated', staffName: BY, sectionId: row.sectionId, note });
      await this.audit.record(tx, { actor: { kind: 'system', name: BY }, action: 'case.redated', objectKind: 'case', objectId: row.id, summary: `诉求 ${row.receipt}：${note}` });
      return true;
    });
  }
}

/** The next date, and the answer's where it is another. */
const wordOf = ({ dueOn, answerBy }: Pick<CaseEntity, 'dueOn' | 'answerBy'>): string => {
  const next = dueOn === NO_DAY ? '待定' : dueOn;
  return answerBy === null || answerBy === dueOn ? next : `${next}（答复 ${answerBy}）`;
};
