import type { AppraisalResult, AppraisalResults, Appraise, OwnAppraisal, RatingForm } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { newId } from '../../platform/database/ids.js';
import { isUniqueViolation, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { RatingFormsService } from '../ratings/rating-forms.service.js';
import { countAnswers, questionsOf } from './appraisal-questions.js';
import { AppraisalsRepository } from './appraisals.repository.js';
import { labelOf, periodOf, type Period } from './period.js';
import { SupervisorsRepository } from './supervisors.repository.js';

const FORM = 'appraisal';
/** Periods that are shown, and supervisors that one period can have had. */
const MAX_PERIODS = 12;
const MAX_SUPERVISORS = 1000;

/** 评议: how supervisors judge the centre, once a period each, on a form of their own. */
@Injectable()
export class AppraisalsService {
  constructor(
    private readonly appraisals: AppraisalsRepository,
    private readonly forms: RatingFormsService,
    private readonly supervisors: SupervisorsRepository,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async own({ supervisorId }: UserCaller): Promise<OwnAppraisal> {
    const { id: period, label, until } = this.period();
    const form = await this.forms.current(FORM);
    const given = await this.appraisals.findOne(period, supervisorId ?? '');
    return { period, label, until, formId: form.id, questions: questionsOf(form), answers: given?.answers ?? null };
  }

  /** Whether there is a form, and whether this supervisor has answered it in the period that runs. */
  async standing(supervisorId: string): Promise<{ label: string; until: string; done: boolean }> {
    const { id, label, until } = this.period();
    return { label, until, done: (await this.appraisals.findOne(id, supervisorId)) !== null };
  }

  /** Every question, of the form and the period that are current; a later answer replaces an earlier one. */
  async appraise(user: UserCaller, { period, formId, answers }: Appraise): Promise<OwnAppraisal> {
    const current = this.period();
    if (period !== current.id) throw new AppError('WRONG_STATE', '这一期评议已经结束');
    const form = await this.forms.current(FORM);
    if (form.id !== formId) throw new AppError('CONFLICT', '评议表已更新，请重新打开再填');
    checkAnswers(form, answers);
    await this.save(user, current, formId, answers).catch((error: unknown) => {
      // Two first answers at once: the other one has made the row, and this one changes it.
      if (!isUniqueViolation(error)) throw error;
      return this.save(user, current, formId, answers);
    });
    return this.own(user);
  }

  async results(): Promise<AppraisalResults> {
    const running = this.period().id;
    const periods = await this.appraisals.periods(MAX_PERIODS);
    return { items: await Promise.all(periods.map((period) => this.result(period, period === running))) };
  }

  private save(user: UserCaller, { id: period, label }: Period, formId: string, answers: Record<string, number>): Promise<void> {
    const supervisorId = user.supervisorId ?? '';
    return this.unitOfWork.run(async (tx) => {
      const changedAt = this.clock.now();
      const isChange = await this.appraisals.change(tx, period, supervisorId, { formId, answers, changedAt });
      if (!isChange) await this.appraisals.insert(tx, { id: newId(), supervisorId, period, formId, answers, createdAt: changedAt, changedAt });
      // What was answered is no part of the trail: results are public as counts.
      await this.audit.record(tx, { actor: user, action: isChange ? 'appraisal.change' : 'appraisal.give', objectKind: 'appraisal', objectId: period, summary: `${isChange ? '修改' : '提交'}${label}评议` });
    });
  }

  private async result(period: string, running: boolean): Promise<AppraisalResult> {
    const rows = await this.appraisals.findOf(period, MAX_SUPERVISORS);
    const newest = rows.reduce((one, other) => (other.changedAt > one.changedAt ? other : one));
    const form = await this.forms.find(newest.formId);
    const serving = running ? await this.supervisors.countServing(this.clock.today()) : null;
    return { period, label: labelOf(period), running, appraised: rows.length, serving, questions: form ? countAnswers(form, rows) : [] };
  }

  private period(): Period {
    return periodOf(this.clock.today(), this.config.centre.supervision.appraisalPeriod);
  }
}

function checkAnswers(form: RatingForm, answers: Record<string, number>): void {
  const questions = questionsOf(form);
  const known = new Set(questions.map(({ id }) => id));
  const missing = questions.filter(({ id, degrees }) => answers[id] === undefined || answers[id] > degrees.length).map(({ id }) => ({ path: `answers.${id}`, message: '请选一档' }));
  const strange = Object.keys(answers).filter((id) => !known.has(id)).map((id) => ({ path: `answers.${id}`, message: '评议表里没有这道题' }));
  const details = [...missing, ...strange];
  if (details.length > 0) throw new AppError('VALIDATION_FAILED', undefined, { details });
}
