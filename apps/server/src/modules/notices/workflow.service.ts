import type { ApproveNotice, CheckDraft, Created, DeedTo, Done, Draft, Reasoned, Revision, SaveDraft, StaffNotice } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import { crashPoint } from '../../platform/crash-points/crash-points.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { DraftsService } from './drafts.service.js';
import type { NoticeEntity } from './notice.entity.js';
import { NoticesRepository } from './notices.repository.js';
import { findHits, maskContent } from './personal-data/content.js';
import { decide, type Decided } from './personal-data/decisions.js';
import { scanText } from '../../platform/personal-data/scan.js';
import { Publisher } from './publisher.service.js';
import { RegionNames } from './region-names.js';
import { StaffNoticesService } from './staff-notices.service.js';
import type { WorkingVersionEntity } from './working-version.entity.js';
import { WorkingVersionsRepository } from './working-versions.repository.js';

type Face = Pick<NoticeEntity, 'title' | 'type' | 'category' | 'regionCode' | 'regionName' | 'greenChannel' | 'amountFen'>;
type Changes = Partial<NoticeEntity>;

const isPublic = ({ state }: NoticeEntity): boolean => state === 'published' || state === 'corrected';
const editors = (working: WorkingVersionEntity, caller: StaffCaller): string[] => [...new Set([...working.editorIds, caller.id])];

/** Nobody reviews the reason of a correction or withdrawal before it is public. */
function refuseNumbers(reason: string): void {
  if (scanText(reason).length === 0) return;
  throw new AppError('VALIDATION_FAILED', '原因会向社会公开，请去掉其中的手机、身份证或银行卡号码', { details: [{ path: 'reason', message: '含有疑似个人信息' }] });
}

/** draft → in review → published → corrected / withdrawn. Every step is one transaction with its audit entry. */
@Injectable()
export class WorkflowService {
  constructor(
    private readonly notices: NoticesRepository,
    private readonly working: WorkingVersionsRepository,
    private readonly drafts: DraftsService,
    private readonly staff: StaffNoticesService,
    private readonly publisher: Publisher,
    private readonly regions: RegionNames,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async create(caller: StaffCaller, { draft }: CheckDraft): Promise<Created> {
    const clean = await this.drafts.tidy(draft);
    const id = newId();
    const now = this.clock.now();
    const blank = { projectId: null, deadlineAt: null, currentNumber: 0, publishedAt: null, changedAt: null, stateReason: null, sourceName: null, sourceUrl: null };
    await this.unitOfWork.run(async (tx) => {
      await this.notices.insert(tx, { id, ...this.face(clean), ...blank, state: 'draft', workingState: 'draft', revision: 0, createdAt: now, updatedAt: now });
      await this.working.insert(tx, this.newWorking(id, clean, caller, null));
      await this.record(tx, caller, 'create', id, `起草公告《${clean.title}》`);
    });
    return { id };
  }

  async save(caller: StaffCaller, id: string, { draft, revision }: SaveDraft): Promise<StaffNotice> {
    const clean = await this.drafts.tidy(draft);
    await this.step(id, revision, async (tx, notice, working) => {
      this.expect(working, 'draft', '公告正在审核，请先退回再修改');
      await this.working.update(tx, id, { draft: clean, greenChannel: clean.greenChannel, editorIds: editors(working, caller) });
      await this.change(tx, notice, notice.currentNumber === 0 ? this.face(clean) : {});
      await this.record(tx, caller, 'save', id, `修改公告《${clean.title}》`);
    });
    return this.staff.get(id);
  }

  async submit(caller: StaffCaller, id: string, { revision }: Revision): Promise<StaffNotice> {
    await this.step(id, revision, async (tx, notice, working) => {
      this.expect(working, 'draft', '公告已在审核中');
      this.drafts.checkComplete(working.draft);
      await this.working.update(tx, id, { state: 'in-review', submittedAt: this.clock.now(), editorIds: editors(working, caller) });
      await this.change(tx, notice, this.inState(notice, 'in-review'));
      await this.record(tx, caller, 'submit', id, `提交审核《${working.draft.title}》`);
    });
    return this.staff.get(id);
  }

  async sendBack(caller: StaffCaller, id: string, { revision, reason }: Reasoned): Promise<StaffNotice> {
    await this.step(id, revision, async (tx, notice, working) => {
      this.expect(working, 'in-review', '公告不在审核中');
      await this.working.update(tx, id, { state: 'draft', submittedAt: null, returnReason: reason });
      await this.change(tx, notice, this.inState(notice, 'draft'));
      await this.record(tx, caller, 'return', id, `退回《${working.draft.title}》：${reason}`);
    });
    return this.staff.get(id);
  }

  /** Makes the working version public. Whoever wrote a word of it is refused, whatever the role. */
  async approve(caller: StaffCaller, id: string, { revision, decisions }: ApproveNotice): Promise<StaffNotice> {
    await this.step(id, revision, async (tx, notice, working) => {
      this.expect(working, 'in-review', '公告不在审核中');
      if (working.editorIds.includes(caller.id)) throw new AppError('AUTHOR_MAY_NOT_APPROVE');
      const { draft, correctionReason, authorId, authorName, originalKey } = working;
      const content = await this.drafts.content(draft);
      const { keep, decided } = decide(findHits(content, draft.projectName), decisions);
      const masked = maskContent(content, draft.projectName, keep);
      const projectId = await this.drafts.project(tx, draft, masked.projectName);
      const now = this.clock.now();
      const release = { projectId, content: masked.content, reason: notice.currentNumber === 0 ? null : correctionReason, publishedAt: now, now, author: { id: authorId, name: authorName }, reviewerId: caller.id, originalKey, notify: true };
      const version = await this.publisher.publishNext(tx, notice, release, { workingState: null });
      await this.working.remove(tx, id);
      await this.record(tx, caller, version.number === 1 ? 'publish' : 'publish-correction', id, this.published(version.number, version.title, decided), { version: version.number, personalData: decided });
      crashPoint('notice-publish-before-commit');
    });
    crashPoint('notice-publish-before-answer');
    return this.staff.get(id);
  }

  /** Opens a working version of a public notice; the reason becomes public with it. */
  async correct(caller: StaffCaller, id: string, { revision, reason }: Reasoned): Promise<StaffNotice> {
    refuseNumbers(reason);
    const draft = await this.staff.publicDraft(await this.publicNotice(id));
    await this.step(id, revision, async (tx, notice, working) => {
      if (!isPublic(notice) || working) throw new AppError('WRONG_STATE', working ? '这条公告已有待发布的更正' : '只有已发布的公告才能更正');
      await this.working.insert(tx, this.newWorking(id, draft, caller, reason));
      await this.change(tx, notice, { workingState: 'draft' });
      await this.record(tx, caller, 'correct', id, `开始更正《${notice.title}》：${reason}`);
    });
    return this.staff.get(id);
  }

  async withdraw(caller: StaffCaller, id: string, { revision, reason }: Reasoned): Promise<StaffNotice> {
    refuseNumbers(reason);
    await this.step(id, revision, async (tx, notice) => {
      if (!isPublic(notice)) throw new AppError('WRONG_STATE', '只有已发布的公告才能撤回');
      await this.publisher.withdraw(tx, notice, reason, this.clock.now());
      await this.working.remove(tx, id);
      await this.record(tx, caller, 'withdraw', id, `撤回《${notice.title}》：${reason}`);
    });
    return this.staff.get(id);
  }

  /** Throws the working version away; a notice that never was public goes with it. */
  async discard(caller: StaffCaller, id: string, { revision }: Revision): Promise<Done> {
    await this.step(id, revision, async (tx, notice, working) => {
      if (!working) throw new AppError('WRONG_STATE', '这条公告没有可放弃的内容');
      await this.working.remove(tx, id);
      if (notice.currentNumber > 0) await this.change(tx, notice, { workingState: null });
      else if (!(await this.notices.remove(tx, id, notice.revision))) throw new AppError('CONFLICT');
      await this.record(tx, caller, 'discard', id, `放弃《${working.draft.title}》的${notice.currentNumber > 0 ? '更正' : '草稿'}`);
    });
    return { done: true };
  }

  private async step(id: string, revision: number, work: (tx: Tx, notice: NoticeEntity, working: WorkingVersionEntity | null) => Promise<void>): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const notice = await this.staff.existing(id, tx);
      if (notice.revision !== revision) throw new AppError('CONFLICT');
      await work(tx, notice, await this.working.find(id, tx));
    });
  }

  private expect(working: WorkingVersionEntity | null, state: WorkingVersionEntity['state'], message: string): asserts working is WorkingVersionEntity {
    if (working?.state !== state) throw new AppError('WRONG_STATE', working ? message : '这条公告没有正在编辑的内容');
  }

  private async publicNotice(id: string): Promise<NoticeEntity> {
    const notice = await this.staff.existing(id);
    if (!isPublic(notice)) throw new AppError('WRONG_STATE', '只有已发布的公告才能更正');
    return notice;
  }

  private async change(tx: Tx, notice: NoticeEntity, changes: Changes): Promise<void> {
    if (!(await this.notices.update(tx, notice.id, notice.revision, { ...changes, updatedAt: this.clock.now() }))) throw new AppError('CONFLICT');
  }

  /** A notice that never was public has its working version's state. */
  private inState(notice: NoticeEntity, state: 'draft' | 'in-review'): Changes {
    return { workingState: state, ...(notice.currentNumber === 0 ? { state } : {}) };
  }

  private face(draft: Draft): Face {
    const { title, type, category, regionCode, greenChannel, amountFen } = draft;
    return { title, type, category, regionCode, regionName: this.regions.of(regionCode), greenChannel, amountFen };
  }

  private newWorking(noticeId: string, draft: Draft, { id, name }: StaffCaller, correctionReason: string | null): WorkingVersionEntity {
    return { noticeId, state: 'draft', draft, greenChannel: draft.greenChannel, authorId: id, authorName: name, editorIds: [id], submittedAt: null, returnReason: null, correctionReason, originalKey: null };
  }

  private published(number: number, title: string, decided: Decided[]): string {
    const kept = decided.filter(({ decision }) => decision === 'keep').length;
    const personal = decided.length === 0 ? '' : `（个人信息遮盖 ${decided.length - kept} 处，保留 ${kept} 处）`;
    return number === 1 ? `发布公告《${title}》${personal}` : `发布更正（第 ${number} 版）《${title}》${personal}`;
  }

  private record(tx: Tx, actor: StaffCaller, deed: DeedTo<'notice'>, objectId: string, summary: string, detail?: unknown): Promise<void> {
    return this.audit.record(tx, { actor, action: `notice.${deed}`, objectKind: 'notice', objectId, summary, detail });
  }
}
