import type { DraftPlace, FormDesk, FormDraft, FormLine, FormVersion } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { FormSubjects, type FormSubject } from './form-subjects.js';
import type { RatingFormEntity } from './rating-form.entity.js';
import { RatingFormsRepository } from './rating-forms.repository.js';
import { RatingFormsService } from './rating-forms.service.js';

const VERSIONS_SHOWN = 50;

/** 评价表: drafts of the centre's own questions, and their publication as a new version. */
@Injectable()
export class FormDeskService {
  constructor(
    private readonly forms: RatingFormsRepository,
    private readonly published: RatingFormsService,
    private readonly subjects: FormSubjects,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async lines(): Promise<{ items: FormLine[] }> {
    const drafts = await this.forms.draftSubjects();
    const line = async ({ subject, purpose, scene, name }: FormSubject): Promise<FormLine> => {
      const current = await this.forms.findCurrent(subject);
      return { subject, purpose, scene, subjectName: name, version: current?.version ?? null, publishedAt: current?.publishedAt.toISOString() ?? null, publishedBy: current?.publishedBy ?? null, hasDraft: drafts.has(subject) };
    };
    return { items: await Promise.all(this.subjects.all().map(line)) };
  }

  async desk(id: string): Promise<FormDesk> {
    const subject = this.subjects.require(id);
    const [draft, versions] = [await this.forms.findDraft(id), await this.forms.findVersions(id, VERSIONS_SHOWN)];
    const newest = versions[0];
    const own = newest ? this.published.ownPart(newest) : this.published.firstPart(subject);
    const edited = draft ? { title: draft.title, intro: draft.intro, questions: draft.questions, revision: draft.revision, editedBy: draft.editedBy, editedAt: draft.editedAt.toISOString() } : { ...own, revision: 0, editedBy: null, editedAt: null };
    return { subject: id, purpose: subject.purpose, subjectName: subject.name, standard: this.published.lockedPart(subject), draft: { ...edited, version: newest?.version ?? 0 }, versions: versions.map((version) => this.toVersion(version)) };
  }

  async save(staff: StaffCaller, id: string, { title, intro, questions, revision, version }: FormDraft): Promise<FormDesk> {
    const subject = this.subjects.require(id);
    const locked = new Set(this.published.lockedPart(subject).map((question) => question.id));
    const at = questions.findIndex((question) => locked.has(question.id));
    if (at >= 0) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: `questions.${at}.id`, message: '这个编号属于标准题目' }] });
    const draft = { subject: id, title, intro, questions, revision: revision + 1, editedAt: this.clock.now(), editedBy: staff.name };
    await this.unitOfWork.run(async (tx) => {
      await this.requireNewest(tx, id, version);
      if (!(await this.forms.saveDraft(tx, draft, revision))) throw new AppError('CONFLICT');
      await this.audit.record(tx, { actor: staff, action: 'rating-form.edit', objectKind: 'rating-form', objectId: id, summary: `修改评价表草稿：${subject.name}` });
    });
    return this.desk(id);
  }

  /** Makes the draft the next version. Ratings keep the version that they answered. */
  async publish(staff: StaffCaller, id: string, { revision, version: before }: DraftPlace): Promise<FormDesk> {
    const subject = this.subjects.require(id);
    await this.unitOfWork.run(async (tx) => {
      await this.requireNewest(tx, id, before);
      const draft = await this.forms.findDraft(id, tx);
      const version = before + 1;
      const isTaken = draft !== null && (await this.forms.takeDraft(tx, id, revision));
      if (!isTaken || !(await this.published.publish(tx, subject, draft, { version, by: staff.name }))) throw new AppError('CONFLICT');
      await this.audit.record(tx, { actor: staff, action: 'rating-form.publish', objectKind: 'rating-form', objectId: id, summary: `发布评价表：${subject.name}，第 ${version} 版` });
    });
    return this.desk(id);
  }

  /** Revisions begin anew with every version: what was made after an earlier one would undo what was published since, unseen. */
  private async requireNewest(tx: Tx, id: string, version: number): Promise<void> {
    if (((await this.forms.findCurrent(id, tx))?.version ?? 0) !== version) throw new AppError('CONFLICT');
  }

  private toVersion(form: RatingFormEntity): FormVersion {
    return { ...this.published.toForm(form), publishedBy: form.publishedBy, standardVersion: form.standardVersion };
  }
}
