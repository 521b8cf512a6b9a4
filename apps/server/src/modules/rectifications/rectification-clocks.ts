import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { ClocksService } from '../clocks/clocks.service.js';
import type { Clocks } from './rectification-rows.js';

const RECTIFICATION = 'rectification';
const CALL_BACK = 'call-back';

/** Until when a bad rating is to be put right, and its rater to be rung. */
@Injectable()
export class RectificationClocks {
  constructor(
    private readonly clocks: ClocksService,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async from(at: Date, hasContact: boolean): Promise<Clocks> {
    const { dueOn, sentence } = await this.clocks.limit(RECTIFICATION, at);
    const callBackDueOn = hasContact ? (await this.clocks.limit(CALL_BACK, at)).dueOn : null;
    return { clockFrom: at, dueOn, limitSentence: sentence, callBackDueOn };
  }

  workingDaysLeft(dueOn: string | null): Promise<number | null> {
    return this.clocks.workingDaysLeft(dueOn);
  }

  /** The last day that counts as near; today where nobody can count further. */
  async nearUntil(): Promise<string> {
    const today = this.clock.today();
    return (await this.clocks.count((calendar) => calendar.addWorkingDays(today, this.config.centre.rectifications.nearlyLateDays))) ?? today;
  }
}
