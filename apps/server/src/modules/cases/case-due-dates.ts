import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { DueDateHolder, HOLIDAYS, redatedWords } from '../clocks/due-date-holder.js';
import { CaseDatesService, type KeptDates } from './case-dates.service.js';
import { NO_DAY, type CaseEntity } from './case.entity.js';
import { CaseStepsRepository } from './case-steps.repository.js';
import { CasesRepository } from './cases.repository.js';

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
    return this.unitOfWork.run((tx) => this.cases.setDates(tx, row, dates));
  }

  protected findDated(afterId: string, limit: number): Promise<CaseEntity[]> {
    return this.cases.findDated(afterId, limit);
  }

  protected async redate(row: CaseEntity): Promise<boolean> {
    const isRinging = row.callBackBy !== null && row.calledAt === null;
    const dates = await this.dates.of(isRinging ? { ...row, callBackBy: NO_DAY } : row);
    const note = redatedWords(NAMES, known(row), known(dates));
    if (note === null && dates.dueOn === row.dueOn && dates.soonOn === row.soonOn) return false;
    return this.unitOfWork.run(async (tx) => {
      if (!(await this.cases.setDates(tx, row, dates))) return false;
      if (note !== null) await this.note(tx, row, note);
      return true;
    });
  }

  private async note(tx: Tx, { id, receipt, sectionId }: CaseEntity, note: string): Promise<void> {
    await this.steps.insert(tx, { id: newId(), caseId: id, at: this.clock.now(), kind: 'redated', staffName: HOLIDAYS.name, sectionId, note });
    await this.audit.record(tx, { actor: HOLIDAYS, action: 'case.redated', objectKind: 'case', objectId: id, summary: `诉求 ${receipt}：${note}` });
  }
}

const NAMES = { acceptBy: '受理期限', answerBy: '答复期限', callBackBy: '回电日期' } as const;
const dayOrNull = (day: string | null): string | null => (day === NO_DAY ? null : day);
/** None and not known yet look alike to people. */
const known = ({ acceptBy, answerBy, callBackBy }: Pick<KeptDates, keyof typeof NAMES>): Record<keyof typeof NAMES, string | null> => ({ acceptBy: dayOrNull(acceptBy), answerBy: dayOrNull(answerBy), callBackBy: dayOrNull(callBackBy) });
