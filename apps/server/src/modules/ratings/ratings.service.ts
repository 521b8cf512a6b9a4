import { ratingLevels, type Answer, type CreateRating, type Created, type ListRatingsQuery, type Held, type Page, type Rating, type RatingSummary } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { newId } from '../../platform/database/ids.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { PersonalDataHolder } from '../../platform/erasure/erasure.js';
import { AppError } from '../../platform/http/app-error.js';
import type { Guest, StaffCaller, UserCaller } from '../../platform/http/caller.js';
import { ContentChecksService } from '../content-checks/content-checks.service.js';
import { DeliveriesService } from '../deliveries/deliveries.service.js';
import { UsersService } from '../identity/users.service.js';
import type { RatingEntity } from './rating.entity.js';
import { RatingsRepository } from './ratings.repository.js';
import { wordsOf } from './rating-words.js';

@Injectable()
export class RatingsService extends PersonalDataHolder {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly deliveries: DeliveriesService,
    private readonly users: UsersService,
    private readonly contentChecks: ContentChecksService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  async held(userId: string): Promise<Partial<Held>> {
    return { ratings: await this.ratings.countOf(userId) };
  }

  async erase(tx: Tx, userId: string): Promise<Partial<Held>> {
    return { ratings: await this.ratings.anonymise(tx, userId) };
  }

  /** Rates a service; the two bad levels need a reason or a comment, so that somebody can act on them. */
  async create(caller: Guest | UserCaller, input: CreateRating): Promise<Created> {
    this.requireMatter(input.matterId);
    this.requireCounter(input);
    if (ratingLevels[input.level].bad && input.reasons.length === 0 && input.comment === '') {
      throw new AppError('VALIDATION_FAILED', '请选择或写明不满意的原因，方便我们改进', { details: [{ path: 'reasons', message: '请至少选择一个原因或写几句话' }] });
    }
    const hasWords = wordsOf(input, this.config.centre.ratingReasons) !== '';
    const at = this.clock.now();
    const rating: RatingEntity = {
      ...input,
      ...{ sectionId: null, formId: null, answers: null, serviceId: null, caseId: null, handledById: null, handledBy: null, enteredBy: null, receipt: null, codeHash: null, contactSealed: null, deviceHash: null, networkHash: null, durationMs: null, changedAt: null, excludedAt: null },
      channel: 'open',
      isStaffDevice: false,
      day: dayOf(at),
      id: newId(),
      userId: caller.kind === 'user' ? caller.id : null,
      reasons: [...new Set(input.reasons)],
      commentState: hasWords ? 'pending' : 'passed',
      createdAt: at,
      answer: null,
      answeredAt: null,
      answeredBy: null,
    };
    await this.unitOfWork.run(async (tx) => {
      if (rating.userId !== null) await this.users.hold(tx, rating.userId);
      await this.ratings.insert(tx, rating);
      if (hasWords) await this.contentChecks.submit(tx, { id: rating.id, kind: 'rating', userId: rating.userId });
    });
    return { id: rating.id };
  }

  async list(query: ListRatingsQuery): Promise<Page<Rating>> {
    const rows = await this.ratings.findNewest(query, idBelow(query.cursor), query.limit + 1);
    return idPage(rows, query.limit, (row) => this.toRating(row));
  }

  /** Answers once; whoever rated while logged in is told on the phone. */
  answer(staff: StaffCaller, id: string, { answer }: Answer): Promise<Rating> {
    return this.unitOfWork.run(async (tx) => {
      const rating = await this.ratings.findById(id, tx);
      if (!rating) throw new AppError('NOT_FOUND', '没有找到这条评价');
      const at = this.clock.now();
      if (!(await this.ratings.answerOnce(tx, id, answer, at, staff.name))) throw new AppError('WRONG_STATE', '这条评价已经答复过了');
      const name = this.matterName(rating.matterId);
      if (rating.userId) {
        await this.deliveries.tellPerson(tx, { userId: rating.userId, kind: 'answer', page: 'pages/inbox/index', title: `您对「${name}」的评价有答复了`, summary: answer.slice(0, 200), name });
      }
      await this.audit.record(tx, { actor: staff, action: 'rating.answer', objectKind: 'rating', objectId: id, summary: `答复评价：${name}` });
      return this.toRating({ ...rating, answer, answeredAt: at, answeredBy: staff.name });
    });
  }

  /** How people rated, all matters together; 0 means that nobody has. */
  async summary(): Promise<RatingSummary> {
    const levels: RatingSummary['levels'] = { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };
    for (const { level, count } of await this.ratings.countByLevel()) levels[level as keyof typeof levels] = count;
    return { total: Object.values(levels).reduce((sum, count) => sum + count, 0), levels };
  }

  countUnansweredBad(): Promise<number> {
    return this.ratings.countUnansweredBad();
  }

  private requireMatter(matterId: string): void {
    if (this.config.centre.matters.some(({ id }) => id === matterId)) return;
    throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'matterId', message: '没有这个服务事项' }] });
  }

  private requireCounter({ counterId, matterId }: CreateRating): void {
    if (counterId === null) return;
    const counter = this.config.centre.counters.find(({ id }) => id === counterId);
    if (!counter) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'counterId', message: '没有这个服务窗口' }] });
    if (counter.matterIds?.includes(matterId) === false) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: 'matterId', message: '这个窗口不办这件事' }] });
  }

  /** A matter that was taken out of the configuration keeps its id as its name. */
  private matterName(matterId: string): string {
    return this.config.centre.matters.find(({ id }) => id === matterId)?.name ?? matterId;
  }

  private counterName(counterId: string | null): string | null {
    return this.config.centre.counters.find(({ id }) => id === counterId)?.name ?? counterId;
  }

  private toRating(row: RatingEntity): Rating {
    const { id, matterId, level, reasons, comment, commentState, answer, answeredBy } = row;
    return { id, matterId, matterName: this.matterName(matterId), counterName: this.counterName(row.counterId), level, reasons, comment, commentState, answer, answeredBy, createdAt: row.createdAt.toISOString(), answeredAt: row.answeredAt?.toISOString() ?? null };
  }
}
