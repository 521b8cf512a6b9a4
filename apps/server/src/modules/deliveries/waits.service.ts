import type { DeliveryReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { groupsOf } from '../../platform/groups.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { SendJobs } from './send-jobs.service.js';

/** Until when something cannot be called, and why. */
export interface Hold {
  at: Date;
  reason: DeliveryReason | null;
  detail: string | null;
}

export interface Wait extends Hold {
  delivery: DeliveryEntity;
}

/** Puts deliveries off: when and why stands on each, and jobs of their own come back to them. */
@Injectable()
export class WaitsService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly jobs: SendJobs,
  ) {}

  async put(tx: Tx, waits: readonly Wait[]): Promise<void> {
    for (const group of groupsOf(waits, ({ at, reason, detail }) => JSON.stringify([at, reason, detail])).values()) {
      const [first] = group;
      if (!first) continue;
      const { at: nextAttemptAt, reason, detail } = first;
      await this.deliveries.changeMany(tx, group.map(({ delivery }) => delivery), { nextAttemptAt, reason, detail });
    }
    await this.jobs.add(tx, waits.map(({ delivery, at }) => ({ ...delivery, nextAttemptAt: at })));
  }
}
