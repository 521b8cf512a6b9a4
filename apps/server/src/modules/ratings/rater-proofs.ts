import type { RaterProof } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { Guest, UserCaller } from '../../platform/http/caller.js';
import type { RatingEntity } from './rating.entity.js';
import { factOf } from './rating-fact.js';
import type { RatingFact } from './rating-listener.js';
import { RatingTraces } from './rating-traces.js';
import { RatingsRepository } from './ratings.repository.js';

/** Whether somebody is the rater: by number and code, or by the login that rated. */
@Injectable()
export class RaterProofs {
  constructor(
    private readonly ratings: RatingsRepository,
    private readonly traces: RatingTraces,
  ) {}

  /** The rating that the proof opens. Throws NOT_FOUND, which says nothing about whether the number exists. */
  async prove(caller: Guest | UserCaller, proof: RaterProof, tx?: Tx): Promise<RatingFact> {
    return factOf(await this.row(caller, proof, tx));
  }

  /** The same with everything that the rater said. */
  async row(caller: Guest | UserCaller, { receipt, code }: RaterProof, tx?: Tx): Promise<RatingEntity> {
    const rating = await this.ratings.findByReceipt(receipt, tx);
    const isRater = rating !== null && ((caller.kind === 'user' && rating.userId === caller.id) || this.fits(rating, receipt, code));
    if (isRater) return rating;
    throw new AppError('NOT_FOUND', '没有找到这条评价，请核对编号和查询码');
  }

  private fits({ codeHash }: RatingEntity, receipt: string, code: string | null): boolean {
    return codeHash !== null && code !== null && this.traces.codes.isCode(codeHash, receipt, code);
  }
}
