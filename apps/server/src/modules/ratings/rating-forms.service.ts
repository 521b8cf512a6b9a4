import type { FormQuestion, OwnQuestion, RatingForm } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import { FormSubjects, type FormSubject } from './form-subjects.js';
import type { RatingFormEntity } from './rating-form.entity.js';
import { RatingFormsRepository } from './rating-forms.repository.js';
import { loadStandardForms, type StandardForms } from './standard-forms.js';

/** The words and questions that a centre decides on itself. */
export interface OwnPart {
  title: string;
  intro: string;
  questions: OwnQuestion[];
}

/** Published forms: the locked standard part first, but for its closing words, then the centre's own questions. */
@Injectable()
export class RatingFormsService {
  private readonly standard: StandardForms = loadStandardForms();

  constructor(
    private readonly forms: RatingFormsRepository,
    private readonly subjects: FormSubjects,
    private readonly clock: Clock,
  ) {}

  /** The version that is asked now, or an earlier one. Throws NOT_FOUND. */
  async current(subject: string, version?: number): Promise<RatingForm> {
    this.subjects.require(subject);
    const form = version === undefined ? await this.forms.findCurrent(subject) : await this.forms.findVersion(subject, version);
    if (!form) throw new AppError('NOT_FOUND', '这个评价表没有这一版');
    return this.toForm(form);
  }

  /** A published version, also one that is replaced by now: paper lies around for weeks. Throws VALIDATION_FAILED when it is of something else. */
  async ofSubject(id: string, subject: string): Promise<RatingForm> {
    const form = await this.forms.findById(id);
    if (form?.subject === subject) return this.toForm(form);
    throw new AppError('VALIDATION_FAILED', '评价表与所评的服务不符，请重新打开评价页', { details: [{ path: 'formId', message: '不是这项服务的评价表' }] });
  }

  async find(id: string): Promise<RatingForm | null> {
    const form = await this.forms.findById(id);
    return form && this.toForm(form);
  }

  /** The first version of every form that has none, and a new one where the standard part has changed. */
  async publishStandard(tx: Tx): Promise<void> {
    for (const subject of this.subjects.all()) {
      const current = await this.forms.findCurrent(subject.subject, tx);
      if (current?.standardVersion === this.standard.version) continue;
      await this.publish(tx, subject, current ? this.ownPart(current) : this.firstPart(subject), { version: (current?.version ?? 0) + 1, by: '系统' });
    }
  }

  /** False when this version number is taken. */
  publish(tx: Tx, of: FormSubject, own: OwnPart, { version, by }: { version: number; by: string }): Promise<boolean> {
    const { title, intro, questions } = own;
    const row = { id: newId(), purpose: of.purpose, subject: of.subject, version, title, intro, questions: this.compose(of, questions), standardVersion: this.standard.version, publishedAt: this.clock.now(), publishedBy: by };
    return this.forms.publish(tx, row);
  }

  lockedPart({ part }: FormSubject): FormQuestion[] {
    return this.standard.parts[part].map((question) => ({ ...question, standard: true }));
  }

  firstPart({ purpose }: FormSubject): OwnPart {
    return this.standard.forms[purpose];
  }

  /** What the centre itself had put into a version. */
  ownPart({ title, intro, questions }: RatingFormEntity): OwnPart {
    return { title, intro, questions: questions.flatMap(({ standard, ...question }) => (standard || question.kind === 'level' || question.kind === 'indicators' ? [] : [question])) };
  }

  toForm({ id, purpose, subject, version, title, intro, questions, publishedAt }: RatingFormEntity): RatingForm {
    return { id, purpose, subject, subjectName: this.subjects.nameOf(subject), version, title, intro, questions, publishedAt: publishedAt.toISOString() };
  }

  private compose(subject: FormSubject, own: OwnQuestion[]): FormQuestion[] {
    const locked = this.lockedPart(subject);
    const closing = locked.filter(({ kind }) => kind === 'text');
    return [...locked.filter(({ kind }) => kind !== 'text'), ...own.map((question) => ({ ...question, standard: false })), ...closing];
  }
}
