import { Injectable } from '@nestjs/common';
import { addMs } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { chunksOf, groupsOf } from '../../platform/groups.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { BATCH, DELIVERY_SEND } from './delivery-send.js';

/** What nobody must do by a date goes as if it were due in a month. */
const NO_DEADLINE_MS = 30 * 24 * 3_600_000;

/** What a job has to know of a delivery. */
export type Due = Pick<DeliveryEntity, 'id' | 'nextAttemptAt' | 'deadlineAt' | 'createdAt'>;

/** The rank of the most urgent of these. */
export const earliestRank = (deliveries: readonly Pick<Due, 'deadlineAt' | 'createdAt'>[]): Date =>
  new Date(Math.min(...deliveries.map(({ deadlineAt, createdAt }) => (deadlineAt ?? addMs(createdAt, NO_DEADLINE_MS)).getTime())));

/** Hands waiting deliveries to the workers: together what is due together and equally urgent. */
@Injectable()
export class SendJobs {
  constructor(private readonly outbox: Outbox) {}

  /**
   * In the transaction that made them wait: `nextAttemptAt` must be as it is written there, because it tells a job that comes
   * again after a crash which deliveries have another job by now. `place`: how many parts of the same work went before.
   */
  async add(tx: Tx, deliveries: readonly Due[], place = 0): Promise<void> {
    let at = place;
    for (const group of groupsOf(deliveries, ({ nextAttemptAt, deadlineAt }) => `${nextAttemptAt?.getTime() ?? ''} ${deadlineAt?.getTime() ?? ''}`).values()) {
      for (const batch of chunksOf(group, BATCH)) await this.addBatch(tx, batch, at++);
    }
  }

  private async addBatch(tx: Tx, batch: readonly Due[], place: number): Promise<void> {
    const [first] = batch;
    if (!first) return;
    const { nextAttemptAt } = first;
    const when = nextAttemptAt === null ? {} : { dueAt: nextAttemptAt };
    const payload = { deliveryIds: batch.map(({ id }) => id), ...(nextAttemptAt === null ? {} : { until: nextAttemptAt.toISOString() }) };
    await this.outbox.add(tx, { kind: DELIVERY_SEND, payload, ...when, rank: earliestRank([first]), place });
  }
}
