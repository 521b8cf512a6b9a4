import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { DELIVERY_SEND, deliverySendSchema, type DeliverySend } from './delivery-send.js';
import { SenderService, type Batch } from './sender.service.js';

/** The same: each delivery's own state says whether there is anything left to do, its mark whether a call was lost, and its time whether it has another job. */
@Injectable()
export class DeliverySendHandler extends OutboxHandler<DeliverySend> {
  readonly kind = DELIVERY_SEND;
  readonly schema = deliverySendSchema;
  /** A hundred calls that all time out, behind others that do. */
  override readonly timeoutMs = 300_000;
  /** About 10 minutes of back-off: a bug of ours by then, and the person's inbox has it. */
  override readonly attemptsAtMost = 6;

  constructor(private readonly sender: SenderService) {
    super();
  }

  async handle(job: DeliverySend, signal: AbortSignal): Promise<void> {
    const failed = await this.sender.send(batchOf(job), signal);
    const [error] = failed.values();
    if (failed.size > 0) throw error instanceof Error ? error : new Error(String(error));
  }

  override gaveUp(tx: Tx, job: DeliverySend, why: string): Promise<void> {
    return this.sender.giveUp(tx, batchOf(job), why);
  }
}

function batchOf(job: DeliverySend): Batch {
  if ('deliveryId' in job) return { ids: [job.deliveryId], isMine: () => true };
  const until = job.until === undefined ? undefined : Date.parse(job.until);
  return { ids: job.deliveryIds, isMine: ({ nextAttemptAt }) => nextAttemptAt?.getTime() === until };
}
