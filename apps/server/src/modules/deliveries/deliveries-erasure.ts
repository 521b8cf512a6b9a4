import { Injectable } from '@nestjs/common';
import type { Held } from '@sunshine/contracts';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { PersonalDataHolder } from '../../platform/erasure/erasure.js';
import { UsersService } from '../identity/users.service.js';
import { CreditsService } from './credits.service.js';
import { DeadLettersService } from './dead-letters.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { EndingsService } from './endings.service.js';
import { InboxRepository } from './inbox.repository.js';
import { OpenidTurnsService } from './openid-turns.service.js';
import { DeliverySteps } from './steps/delivery-steps.service.js';

/** Inbox, deliveries and credits of a person: deleted. */
@Injectable()
export class DeliveriesErasure extends PersonalDataHolder {
  constructor(
    private readonly inbox: InboxRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly credits: CreditsService,
    private readonly turns: OpenidTurnsService,
    private readonly deadLetters: DeadLettersService,
    private readonly endings: EndingsService,
    private readonly steps: DeliverySteps,
    private readonly users: UsersService,
  ) {
    super();
  }

  async held(userId: string): Promise<Partial<Held>> {
    return {
      inboxItems: await this.inbox.countOf(userId),
      deliveries: await this.deliveries.countOf(userId),
      credits: (await this.credits.of(await this.openids(userId))).size,
    };
  }

  async erase(tx: Tx, userId: string): Promise<Partial<Held>> {
    const openids = await this.openids(userId, tx);
    await this.turns.erase(tx, openids);
    await this.deadLetters.erase(tx, userId);
    const erased = {
      inboxItems: await this.inbox.erase(tx, userId),
      deliveries: await this.deliveries.erase(tx, userId),
      credits: await this.credits.erase(tx, openids),
    };
    await this.steps.erase(tx, userId);
    return erased;
  }

  /** What waits on the way that is closed takes another one; what went keeps that it went, not to whom. */
  override async forgetOpenid(tx: Tx, openid: string): Promise<void> {
    await this.endings.permissionGone(tx, openid, undefined);
    await this.deliveries.forgetOpenid(tx, openid);
    await this.turns.erase(tx, [openid]);
    await this.credits.erase(tx, [openid]);
  }

  private async openids(userId: string, tx?: Tx): Promise<string[]> {
    const [user] = await this.users.getMany([userId], tx);
    return [user?.miniOpenid, user?.officialOpenid].filter((openid): openid is string => typeof openid === 'string');
  }
}
