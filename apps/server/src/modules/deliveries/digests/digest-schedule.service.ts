import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { DIGEST_DUE } from './digest-jobs.js';

/** Longer than a transaction takes and clocks differ. */
const NEAR_MS = 10 * 60_000;

/** Sees to it that nothing waits for a digest without a job that makes it. */
@Injectable()
export class DigestSchedule {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * In the transaction that puts something into the digests of these instants. One job an instant is enough until the
   * instant is near: from then on that job may have run already, without seeing what commits now, so there is one more.
   */
  async expect(tx: Tx, instants: readonly Date[]): Promise<void> {
    const now = this.clock.now().getTime();
    for (const time of new Set(instants.map((each) => each.getTime()))) {
      const at = new Date(time).toISOString();
      const once = time - now > NEAR_MS ? { dedupeKey: `${DIGEST_DUE}:${at}` } : {};
      await this.outbox.add(tx, { kind: DIGEST_DUE, payload: { at }, dueAt: new Date(time), ...once });
    }
  }
}
