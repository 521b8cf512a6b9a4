import { caseKinds, type ClearQuestion, type ListQuestionsQuery, type Question, type QuestionList, type Revision } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { scanText } from '../../platform/personal-data/scan.js';
import { requireHandling } from './case-desk.js';
import { CaseRecordsService } from './case-records.service.js';
import type { CaseEntity } from './case.entity.js';
import type { PublicQuestionEntity } from './public-question.entity.js';
import { QuestionsRepository } from './questions.repository.js';

const EXCERPT = 80;

/** 公开问答: an anonymised copy, where the filer agreed and a person cleared it. */
@Injectable()
export class QuestionsService {
  constructor(
    private readonly questions: QuestionsRepository,
    private readonly records: CaseRecordsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async list({ limit, cursor, kind, q }: ListQuestionsQuery): Promise<QuestionList> {
    const rows = await this.questions.findNewest({ kind, q }, idBelow(cursor), limit + 1);
    return idPage(rows, limit, (row) => ({ ...this.toQuestion(row), excerpt: Array.from(row.answer).slice(0, EXCERPT).join('') }));
  }

  async get(id: string): Promise<Question> {
    const row = await this.questions.findById(id);
    if (!row) throw new AppError('NOT_FOUND', '没有找到这条问答，可能已经撤下');
    return this.toQuestion(row);
  }

  /** Publishes the copy, in the place of an earlier one. */
  async clear(staff: StaffCaller, id: string, { revision, title, question, answer }: ClearQuestion): Promise<void> {
    refuseNumbers({ title, question, answer });
    const row = await this.records.at(staff, id, revision, ['answered'], requireHandling);
    if (!row.publishConsent) throw new AppError('WRONG_STATE', '提交人没有同意公开，或者已经撤回');
    if (row.textState !== 'passed') throw new AppError('WRONG_STATE', '内容审核还没有通过，不能公开');
    await this.unitOfWork.run(async (tx) => {
      await this.records.save(tx, row, {});
      await this.questions.removeOf(tx, id);
      await this.questions.insert(tx, this.rowOf(staff, row, { title, question, answer }));
      await this.audit.record(tx, { actor: staff, action: 'question.publish', objectKind: 'case', objectId: id, summary: `公开问答（${caseKinds[row.kind]} ${row.receipt}）：${title}` });
    });
  }

  async remove(staff: StaffCaller, id: string, { revision }: Revision): Promise<void> {
    const row = await this.records.at(staff, id, revision, ['answered'], requireHandling);
    await this.unitOfWork.run(async (tx) => {
      await this.records.save(tx, row, {});
      if ((await this.questions.removeOf(tx, id)) === 0) throw new AppError('NOT_FOUND', '这条诉求没有公开问答');
      await this.audit.record(tx, { actor: staff, action: 'question.remove', objectKind: 'case', objectId: id, summary: `撤下公开问答（${caseKinds[row.kind]} ${row.receipt}）` });
    });
  }

  private rowOf(staff: StaffCaller, row: CaseEntity, words: Pick<PublicQuestionEntity, 'title' | 'question' | 'answer'>): PublicQuestionEntity {
    const { id: caseId, kind, sectionId, noticeId, createdAt, answeredAt } = row;
    return { ...words, id: newId(), caseId, kind, sectionId, noticeId, askedOn: dayOf(createdAt), answeredOn: dayOf(answeredAt ?? createdAt), clearedBy: staff.name, clearedAt: this.clock.now() };
  }

  private toQuestion({ id, kind, title, question, answer, askedOn, answeredOn, sectionId, noticeId }: PublicQuestionEntity): Question {
    const sectionName = this.config.centre.sections.find((one) => one.id === sectionId)?.name ?? null;
    return { id, kind, title, question, answer, askedOn, answeredOn, sectionName, noticeId };
  }
}

/** The whole world reads it: no telephone, identity or card number goes out. */
function refuseNumbers(words: Record<string, string>): void {
  const details = Object.entries(words).flatMap(([path, text]) => (scanText(text).length > 0 ? [{ path, message: '含有疑似个人信息' }] : []));
  if (details.length > 0) throw new AppError('VALIDATION_FAILED', '问答会向社会公开，请去掉其中的手机、身份证或银行卡号码', { details });
}
