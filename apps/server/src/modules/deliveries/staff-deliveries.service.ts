import type { DeadLetter, Delivery, DeliveryDetail, ListDeliveriesQuery, Page } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { DeadLettersService } from './dead-letters.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryLogsService } from './delivery-logs.service.js';
import { DeliverySearchRepository } from './delivery-search.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { InboxRepository } from './inbox.repository.js';
import { mayRetry, RetriesService } from './retries.service.js';

/** 推送 as the console shows them. */
@Injectable()
export class StaffDeliveriesService {
  constructor(
    private readonly search: DeliverySearchRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly inbox: InboxRepository,
    private readonly logs: DeliveryLogsService,
    private readonly retries: RetriesService,
    private readonly deadLetters: DeadLettersService,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list({ cursor, limit, ...filter }: ListDeliveriesQuery): Promise<Page<Delivery>> {
    const rows = await this.search.findNewest(filter, idBelow(cursor), limit + 1);
    return idPage(rows, limit, toDelivery);
  }

  /** Everything that explains one of them. */
  async get(id: string): Promise<DeliveryDetail> {
    const delivery = await this.deliveries.find(id);
    const item = delivery && (await this.inbox.find(delivery.inboxItemId));
    if (!delivery || !item) throw new AppError('NOT_FOUND', '没有找到这条推送');
    const { kind, templateId, msgid, clientMsgId, deadlineAt, expiresAt, digestAt } = delivery;
    const [deadline, expires, digest] = [deadlineAt, expiresAt, digestAt].map((at) => at?.toISOString() ?? null);
    return {
      ...toDelivery(delivery),
      ...{ kind, templateId, msgid, clientMsgId, reasons: item.reasons, deadlineAt: deadline ?? null, expiresAt: expires ?? null, digestAt: digest ?? null },
      steps: await this.logs.ofDelivery(delivery, item),
      refusal: await this.deadLetters.refusalOf(id),
      retriable: mayRetry(delivery),
    };
  }

  /** Sends again by the channels that the person has now. A delivery whose outcome is unknown may arrive twice: staff decide. */
  async retry(staff: StaffCaller, id: string): Promise<Delivery> {
    await this.retries.checkPublic(id);
    return this.unitOfWork.run(async (tx) => {
      const delivery = await this.retries.again(tx, id);
      await this.audit.record(tx, { actor: staff, action: 'delivery.retry', objectKind: 'delivery', objectId: id, summary: `再试推送：${delivery.title}` });
      const after = await this.deliveries.find(id, tx);
      return toDelivery(after ?? delivery);
    });
  }

  /** One new attempt for a message that WeChat refused with an unknown code. */
  async retryDeadLetter(staff: StaffCaller, id: string): Promise<DeadLetter> {
    const { deliveryId } = await this.deadLetters.get(id);
    await this.retries.checkPublic(deliveryId);
    await this.unitOfWork.run(async (tx) => {
      await this.deadLetters.reopen(tx, staff, id);
      await this.retries.again(tx, deliveryId);
    });
    return this.deadLetters.get(id);
  }
}

/** Enough to tell people apart in a list, too little to find one. */
const personLabel = (userId: string): string => `微信用户 …${userId.slice(-4).toLowerCase()}`;

function toDelivery(row: DeliveryEntity): Delivery {
  const { id, noticeId, title, channel, state, reason, detail, attempts, why } = row;
  return {
    ...{ id, noticeId, title, channel, state, reason, detail, attempts, why },
    person: personLabel(row.userId),
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    nextAttemptAt: row.state === 'waiting' ? (row.nextAttemptAt?.toISOString() ?? null) : null,
  };
}
