import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { OpenidTurnsRepository } from './openid-turns.repository.js';

/** The right to call for one openid, or when to ask for it again. */
export type Turn = { until: Date } | { again: Date; isPause: boolean };

/** A token, the call, a fresh token, the call once more: none may take longer than the time-out. */
const EXCHANGES_AT_MOST = 4;
const MARGIN_MS = 5000;
/** A call takes a fraction of a second. */
const LOOK_AGAIN_MS = 250;

/**
 * One call at a time to one openid, across all worker processes: WeChat refuses a second one (43108), and a refusal costs
 * more than a short wait. The turn of a dead process goes to whoever takes its job over, or runs out by itself.
 */
@Injectable()
export class OpenidTurnsService {
  constructor(
    private readonly turns: OpenidTurnsRepository,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** Whoever comes again for the same delivery has its job, so the process that called for it before is gone. */
  async take(tx: Tx, openid: string, deliveryId: string): Promise<Turn> {
    const now = this.clock.now();
    const until = addMs(now, EXCHANGES_AT_MOST * this.config.env.WECHAT_TIMEOUT_MS + MARGIN_MS);
    const row = await this.turns.find(tx, openid);
    if (row && row.until > now && row.deliveryId !== deliveryId) {
      const isPause = row.deliveryId === null;
      return { again: isPause ? row.until : addMs(now, LOOK_AGAIN_MS), isPause };
    }
    const mine = { openid, until, deliveryId };
    const isMine = row ? await this.turns.takeOver(tx, row, mine) : await this.turns.insert(tx, mine);
    return isMine ? { until } : { again: addMs(now, LOOK_AGAIN_MS), isPause: false };
  }

  /** The call is over. */
  giveBack(tx: Tx, openid: string, until: Date): Promise<void> {
    return this.turns.delete(tx, openid, until);
  }

  /** WeChat asked to leave this person alone for a while. */
  pause(tx: Tx, openid: string, until: Date): Promise<void> {
    return this.turns.put(tx, { openid, until, deliveryId: null });
  }

  erase(tx: Tx, openids: string[]): Promise<void> {
    return openids.length === 0 ? Promise.resolve() : this.turns.erase(tx, openids);
  }
}
