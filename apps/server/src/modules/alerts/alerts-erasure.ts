import { Injectable } from '@nestjs/common';
import type { Held } from '@sunshine/contracts';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { PersonalDataHolder } from '../../platform/erasure/erasure.js';
import { AlertsRepository } from './alerts.repository.js';
import { FollowsRepository } from './follows.repository.js';

/** Alerts and follows of a person: deleted. */
@Injectable()
export class AlertsErasure extends PersonalDataHolder {
  constructor(
    private readonly alerts: AlertsRepository,
    private readonly follows: FollowsRepository,
  ) {
    super();
  }

  async held(userId: string): Promise<Partial<Held>> {
    return { alerts: await this.alerts.countOf(userId), follows: await this.follows.countOf(userId) };
  }

  async erase(tx: Tx, userId: string): Promise<Partial<Held>> {
    return { alerts: await this.alerts.removeAll(tx, userId), follows: await this.follows.removeAll(tx, userId) };
  }
}
