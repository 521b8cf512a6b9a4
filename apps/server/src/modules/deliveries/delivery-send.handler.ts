import { Injectable } from '@nestjs/common';
import { OutboxHandler, RetryAt, type JobRun } from '../../platform/outbox/outbox-handler.js';
import { DELIVERY_SEND, deliverySendSchema, type DeliverySend } from './delivery-send.js';
import { SenderService } from './sender.service.js';

/** About 40 minutes of back-off: a bug of ours by then, and the person's inbox has it. */
const GIVE_UP_RUN = 6;

/** The same: the delivery's own state says whether there is anything left to do, and its mark whether a call was lost. */
@Injectable()
export class DeliverySendHandler extends OutboxHandler<DeliverySend> {
  readonly kind = DELIVERY_SEND;
  readonly schema = deliverySendSchema;

  constructor(private readonly sender: SenderService) {
    super();
  }

  async handle({ deliveryId }: DeliverySend, _signal: AbortSignal, run: JobRun): Promise<void> {
    try {
      await this.sender.send(deliveryId);
    } catch (error) {
      if (error instanceof RetryAt || run.attempt < GIVE_UP_RUN) throw error;
      await this.sender.giveUp(deliveryId, error instanceof Error ? error.message.slice(0, 400) : '内部错误');
    }
  }
}
