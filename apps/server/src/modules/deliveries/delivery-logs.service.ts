import type { DeliveryStep, InboxLog } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { AppError } from '../../platform/http/app-error.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { composeLog, type LogSource } from './delivery-log.js';
import type { DeliveryEntity } from './delivery.entity.js';
import type { InboxItemEntity } from './inbox-item.entity.js';
import { InboxRepository } from './inbox.repository.js';
import { DeliverySteps } from './steps/delivery-steps.service.js';

/** 推送记录: what happened to one message, for its reader and for staff. */
@Injectable()
export class DeliveryLogsService {
  constructor(
    private readonly inbox: InboxRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly steps: DeliverySteps,
    private readonly clock: Clock,
  ) {}

  /** Throws NOT_FOUND for what is nobody's or somebody else's. */
  async ofItem({ id: userId }: UserCaller, id: string): Promise<InboxLog> {
    const item = await this.inbox.findOne(userId, id);
    if (!item) throw new AppError('NOT_FOUND', '没有找到这条站内信');
    const delivery = (await this.deliveries.findOfInbox([id])).get(id);
    return { steps: composeLog(await this.sourceOf(item, delivery), { forStaff: false, now: this.clock.now() }) };
  }

  async ofDelivery(delivery: DeliveryEntity, item: InboxItemEntity): Promise<DeliveryStep[]> {
    return composeLog(await this.sourceOf(item, delivery), { forStaff: true, now: this.clock.now() });
  }

  private async sourceOf(item: InboxItemEntity, delivery: DeliveryEntity | undefined): Promise<LogSource> {
    const digest = delivery?.digestId ? await this.deliveries.find(delivery.digestId) : null;
    return {
      item,
      delivery,
      steps: delivery ? await this.steps.of(delivery.id) : [],
      digest: digest ? { delivery: digest, steps: await this.steps.of(digest.id) } : undefined,
    };
  }
}
