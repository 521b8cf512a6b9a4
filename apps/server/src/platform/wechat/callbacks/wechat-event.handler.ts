import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../clock/clock.js';
import { Log } from '../../logging/logger.js';
import { OutboxHandler, RetryAt } from '../../outbox/outbox-handler.js';
import { WECHAT_EVENT, wechatEventSchema, type WechatEventJob } from './wechat-event-job.js';
import { WechatEventsService } from './wechat-events.service.js';

const SHORTEST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 3_600_000;

/** The same: an event whose message is gone has been applied. */
@Injectable()
export class WechatEventHandler extends OutboxHandler<WechatEventJob> {
  readonly kind = WECHAT_EVENT;
  readonly schema = wechatEventSchema;

  constructor(
    private readonly events: WechatEventsService,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    super();
  }

  /** WeChat will not say it again, so a failure never gives the event up: it waits as long again as it has waited, while it is kept. */
  async handle({ eventId }: WechatEventJob): Promise<void> {
    try {
      await this.events.apply(eventId);
    } catch (error) {
      if (error instanceof RetryAt) throw error;
      const now = this.clock.now();
      const waitedMs = now.getTime() - (await this.events.receivedAt(eventId, now)).getTime();
      this.log.warn('wechat event failed', { eventId, waitedMs, reason: String(error) });
      throw new RetryAt(addMs(now, Math.min(Math.max(waitedMs, SHORTEST_WAIT_MS), LONGEST_WAIT_MS)), String(error));
    }
  }
}
