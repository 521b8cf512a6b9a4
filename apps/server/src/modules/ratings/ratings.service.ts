import type { Created, PaperRating, RatingChannel, RatingReceipt, SubmitRating } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { Clock } from '../../platform/clock/clock.js';
import { onceOnly } from '../../platform/database/once-only.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Guest, StaffCaller, UserCaller } from '../../platform/http/caller.js';
import { newRating } from './new-rating.js';
import { RaterMarks } from './rater-marks.js';
import { RatingIntake } from './rating-intake.js';
import { RatingTargets, type RatingTarget } from './rating-targets.js';

/** 评价: one finished service by its token, or a matter at large; on a phone, a touch screen or paper. */
@Injectable()
export class RatingsService {
  constructor(
    private readonly targets: RatingTargets,
    private readonly raters: RaterMarks,
    private readonly intake: RatingIntake,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Of many calls with one token a single one gets through; what is sent again is answered as it was. Number and code are answered once. There is no entry in the
   * trail: it would keep the address of somebody who may want to stay unknown.
   */
  rate(caller: Guest | UserCaller, input: SubmitRating): Promise<RatingReceipt> {
    return onceOnly(() => this.raters.told(input.clientId), () => this.take(caller, input));
  }

  private async take(caller: Guest | UserCaller, input: SubmitRating): Promise<RatingReceipt> {
    const { rated, form } = await this.targets.ofPhone(input);
    const { receipt, code, rater } = await this.raters.ofPhone(caller, input);
    const rating = newRating({ ...input, form }, rated, channelOf(input, rated), rater, this.clock.now());
    await this.unitOfWork.run((tx) => this.intake.take(tx, rating, rated.service));
    return { id: rating.id, receipt, code };
  }

  /** 纸质录入. There is no number and code: staff would hold the key to change what somebody else said. */
  enter(staff: StaffCaller, input: PaperRating): Promise<Created> {
    return onceOnly(() => this.entered(staff, input), () => this.enterNew(staff, input));
  }

  private async entered(staff: StaffCaller, input: PaperRating): Promise<Created | null> {
    const sent = await this.raters.entered(staff, input);
    return sent && { id: sent.id };
  }

  private async enterNew(staff: StaffCaller, input: PaperRating): Promise<Created> {
    const { rated, form, name } = await this.targets.ofPaper(staff, input);
    const rating = newRating({ ...input, form }, rated, 'paper', this.raters.ofPaper(staff, input), this.clock.now());
    await this.unitOfWork.run(async (tx) => {
      await this.intake.take(tx, rating, rated.service);
      await this.audit.record(tx, { actor: staff, action: 'rating.enter', objectKind: 'rating', objectId: rating.id, summary: `录入纸质评价：${name}` });
    });
    return { id: rating.id };
  }
}

function channelOf({ isKiosk, counterId }: SubmitRating, { service }: RatingTarget['rated']): RatingChannel {
  if (isKiosk) return 'kiosk';
  if (service) return service.channel;
  return counterId === null ? 'open' : 'counter';
}
