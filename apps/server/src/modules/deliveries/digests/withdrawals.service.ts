import type { DeliveryState } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { UsersService } from '../../identity/users.service.js';
import { DigestsRepository } from './digests.repository.js';

const WENT = new Set<DeliveryState>(['sent', 'confirmed', 'unknown']);
type Push = { state: DeliveryState; callAt: Date | null; uncertain: boolean };

/** Under way counts: it may arrive. */
const went = ({ state, callAt, uncertain }: Push): boolean => WENT.has(state) || (state === 'waiting' && (callAt !== null || uncertain));

/** What a withdrawal does to pushes that are still to come. */
@Injectable()
export class WithdrawalsService {
  constructor(
    private readonly digests: DigestsRepository,
    private readonly users: UsersService,
  ) {}

  /**
   * Takes a notice out of these people's digests (at most a few hundred people) as far as they are not made yet. Answers who
   * may have had a push about it: only they need one more to say that it is gone.
   */
  async apply(tx: Tx, noticeId: string, userIds: string[]): Promise<Set<string>> {
    // Held first, as whoever makes a digest does: one waits for the other, and what is read afterwards shows what it did.
    await this.users.holdMany(tx, userIds);
    await this.digests.dropNotice(tx, noticeId, userIds, 'withdrawn');
    const heard = await this.digests.findHeard(tx, noticeId, userIds);
    const digests = await this.digests.findDigests(tx, [...new Set(heard.flatMap(({ digestId }) => digestId ?? []))]);
    // A digest that waits still names the notice when it goes.
    const inDigest = new Set(digests.filter((digest) => digest.state === 'waiting' || went(digest)).map(({ id }) => id));
    return new Set(heard.filter((each) => went(each) || (each.digestId !== null && inDigest.has(each.digestId))).map(({ userId }) => userId));
  }
}
