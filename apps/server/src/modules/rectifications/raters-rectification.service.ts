import type { ConfirmRectification, RaterKey, RaterRectification } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock, dayOf } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { Guest, UserCaller } from '../../platform/http/caller.js';
import { RaterProofs } from '../ratings/rater-proofs.js';
import { RatingFactsService } from '../ratings/rating-facts.service.js';
import { newStep } from './rectification-rows.js';
import { mayAnswer, RectificationViews } from './rectification-views.js';
import type { RectificationRow } from './rectification.entity.js';
import { RectificationsRepository } from './rectifications.repository.js';

const STEPS_SHOWN = 200;

/** What raters read about their own bad rating, and their word on whether it is settled. */
@Injectable()
export class RatersRectificationService {
  constructor(
    private readonly rectifications: RectificationsRepository,
    private readonly proofs: RaterProofs,
    private readonly facts: RatingFactsService,
    private readonly views: RectificationViews,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async get(caller: Guest | UserCaller, rater: RaterKey): Promise<RaterRectification> {
    return this.show(await this.find(caller, rater));
  }

  /** 二次评价. Accepted, it is closed; otherwise it goes back to staff. After a supervisor's end it is recorded, and the supervisor may reopen. */
  async confirm(caller: Guest | UserCaller, { rater, accepted, level, reasons }: ConfirmRectification): Promise<RaterRectification> {
    this.requireOffered(reasons);
    const found = await this.find(caller, rater);
    await this.unitOfWork.run(async (tx) => {
      const [row, at] = [await this.rectifications.findById(found.id, tx), this.clock.now()];
      if (!row || !mayAnswer(row)) throw notNow();
      const end = { state: 'closed', closedAt: at, closedOn: dayOf(at), closedBy: 'rater', closedByName: null, closeReason: null } as const;
      const change = row.state === 'closed' ? {} : accepted ? end : { state: 'open' as const };
      if (!(await this.rectifications.answerOnce(tx, row, { ...change, secondLevel: level }))) throw notNow();
      await this.rectifications.addStep(tx, newStep(row.id, { kind: 'rater' }, { kind: accepted ? 'accepted' : 'not-accepted', text: accepted ? '' : reasons.join('、'), level }, at));
    });
    return this.get(caller, rater);
  }

  private async find(caller: Guest | UserCaller, rater: RaterKey): Promise<RectificationRow> {
    const ratingId = 'ratingId' in rater ? await this.ownRating(caller, rater.ratingId) : (await this.proofs.prove(caller, rater)).id;
    const row = await this.rectifications.findByRating(ratingId);
    if (!row) throw new AppError('NOT_FOUND', '这条评价没有整改');
    return row;
  }

  private async ownRating(caller: Guest | UserCaller, ratingId: string): Promise<string> {
    const rating = await this.facts.one(ratingId);
    if (caller.kind !== 'user' || rating?.userId !== caller.id) throw new AppError('NOT_FOUND', '没有找到这条评价，请用评价编号和查询码查询');
    return ratingId;
  }

  private async show(row: RectificationRow): Promise<RaterRectification> {
    return this.views.toRater(row, await this.rectifications.findSteps(row.id, STEPS_SHOWN));
  }

  private requireOffered(reasons: string[]): void {
    const unknown = reasons.findIndex((reason) => !this.config.centre.ratingReasons.includes(reason));
    if (unknown >= 0) throw new AppError('VALIDATION_FAILED', undefined, { details: [{ path: `reasons.${unknown}`, message: '没有这个选项' }] });
  }
}

const notNow = (): AppError => new AppError('WRONG_STATE', '现在不需要确认：整改还在进行，或者您已经确认过了');
