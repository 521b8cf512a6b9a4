import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { User } from '../identity/users.service.js';
import { CreditsService } from './credits.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DigestsRepository } from './digests/digests.repository.js';
import { EndingsService } from './endings.service.js';

/** What becomes of a person's pushes when they withdraw the consent to be reminded. */
@Injectable()
export class RemindersService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly endings: EndingsService,
    private readonly digests: DigestsRepository,
    private readonly credits: CreditsService,
  ) {}

  /** What waits stays in the inbox alone; the credits were given for reminders, so they go. A call under way is not held back. */
  async stop(tx: Tx, user: User): Promise<void> {
    for (const delivery of await this.deliveries.findWaitingOf(tx, user.id)) await this.endings.inboxOnly(tx, delivery, 'reminders-off', null);
    await this.digests.dropAll(tx, user.id, 'reminders-off');
    if (user.miniOpenid !== null) await this.credits.erase(tx, [user.miniOpenid]);
  }
}
