import { caseStates, type CaseStepKind } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { CaseDatesService } from './case-dates.service.js';
import type { CaseEntity } from './case.entity.js';
import { CaseStepsRepository } from './case-steps.repository.js';
import { CasesRepository } from './cases.repository.js';

/** What a change of a case leaves behind. `by` null: the filer. */
export interface Deed {
  kind: CaseStepKind;
  by: StaffCaller | null;
  note?: string;
}

const MOST_STEPS = 100;

/** Reads and changes the rows of cases: every change counts the dates anew and leaves a step, in one transaction. */
@Injectable()
export class CaseRecordsService {
  constructor(
    private readonly cases: CasesRepository,
    private readonly steps: CaseStepsRepository,
    private readonly dates: CaseDatesService,
    private readonly clock: Clock,
  ) {}

  async get(id: string): Promise<CaseEntity> {
    const row = await this.cases.findById(id);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条诉求');
    return row;
  }

  /** The case as `staff` saw it at `revision`, in one of these states; `check` says whether they may. */
  async at(staff: StaffCaller, id: string, revision: number, states: CaseEntity['state'][], check: (staff: StaffCaller, row: CaseEntity) => void): Promise<CaseEntity> {
    const row = await this.get(id);
    check(staff, row);
    if (row.revision !== revision) throw new AppError('CONFLICT');
    if (!states.includes(row.state)) throw new AppError('WRONG_STATE', `这条诉求${caseStates[row.state]}，不能这样处理`);
    return row;
  }

  /** Changes what nobody changed since `row` was read, else throws CONFLICT. Answers the row as it is then. */
  async change(tx: Tx, row: CaseEntity, changes: Partial<CaseEntity>, deed: Deed): Promise<CaseEntity> {
    const saved = await this.save(tx, row, changes);
    await this.step(tx, saved, deed);
    return saved;
  }

  /** The same without a step of its own. */
  async save(tx: Tx, row: CaseEntity, changes: Partial<CaseEntity>): Promise<CaseEntity> {
    const changed = { ...row, ...changes };
    const dated = { ...changed, ...(await this.dates.of(changed)), revision: row.revision + 1 };
    const { acceptBy, answerBy, dueOn, soonOn } = dated;
    if (!(await this.cases.change(tx, row, { ...changes, acceptBy, answerBy, dueOn, soonOn }))) throw new AppError('CONFLICT');
    return dated;
  }

  /** A filer may add to a case a limited number of times. */
  async limitSteps(tx: Tx, { id }: Pick<CaseEntity, 'id'>): Promise<void> {
    if ((await this.steps.countOf(tx, id)) >= MOST_STEPS) throw new AppError('LIMIT_REACHED', '补充的次数太多了，请拨打监督电话');
  }

  /** Whether the newest step is this one: what is sent twice is not done twice. */
  async isLastStep({ id }: Pick<CaseEntity, 'id'>, { kind, by, note = '' }: Deed): Promise<boolean> {
    const last = await this.steps.findLast(id);
    return last !== null && last.kind === kind && last.note === note && last.staffName === (by?.name ?? null);
  }

  step(tx: Tx, { id, sectionId }: Pick<CaseEntity, 'id' | 'sectionId'>, { kind, by, note = '' }: Deed): Promise<void> {
    return this.steps.insert(tx, { id: newId(), caseId: id, at: this.clock.now(), kind, staffName: by?.name ?? null, sectionId, note });
  }
}
