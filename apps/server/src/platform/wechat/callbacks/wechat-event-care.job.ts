import { Injectable } from '@nestjs/common';
import { Alarms } from '../../alarms/alarms.js';
import { addMs, Clock } from '../../clock/clock.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Log } from '../../logging/logger.js';
import { RecurringJob } from '../../schedule/recurring-job.js';
import { ForgottenSendersRepository } from './forgotten-senders.repository.js';
import { WechatEventsRepository } from './wechat-events.repository.js';

const MINUTE_MS = 60_000;
/** WeChat repeats a push within a minute; a week covers an outage of ours, and every replay that a signature's age lets through. */
const KEEP_MS = 7 * 24 * 60 * MINUTE_MS;
const LATE_MS = 10 * MINUTE_MS;
const PAGE = 1000;
const STUCK = 'wechat:events';

/** Says when pushed messages stay unprocessed, and forgets what is a week old: fingerprints, and senders who wanted to be forgotten and follow no more. */
@Injectable()
export class WechatEventCareJob extends RecurringJob {
  readonly name = 'wechat.events';
  readonly every = { minutes: 10 };

  constructor(
    private readonly events: WechatEventsRepository,
    private readonly forgotten: ForgottenSendersRepository,
    private readonly alarms: Alarms,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    const now = this.clock.now();
    const late = await this.events.countWaiting(addMs(now, -LATE_MS));
    if (late > 0) await this.alarms.raise(STUCK, `${late} 条微信推送超过 10 分钟没有处理完，系统会继续重试；原因见日志`);
    else await this.alarms.clear(STUCK);
    await this.prune(addMs(now, -KEEP_MS), signal);
  }

  private async prune(before: Date, signal: AbortSignal): Promise<void> {
    await this.unitOfWork.run((tx) => this.forgotten.prune(tx, before));
    for (let ids = await this.events.findOlder(before, PAGE); ids.length > 0; ids = await this.events.findOlder(before, PAGE)) {
      signal.throwIfAborted();
      const unprocessed = await this.unitOfWork.run((tx) => this.events.remove(tx, ids));
      if (unprocessed > 0) this.log.error('wechat events given up', { count: unprocessed });
    }
  }
}
