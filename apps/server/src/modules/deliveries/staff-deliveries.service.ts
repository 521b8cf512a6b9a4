import type { DeadLetter, Delivery, ListDeliveriesQuery, Page } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { AppError } from '../../platform/http/app-error.js';
import type { StaffCaller } from '../../platform/http/caller.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { NoticesService } from '../notices/notices.service.js';
import { DeadLettersService } from './dead-letters.service.js';
import { DELIVERY_SEND } from './delivery-send.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { EndingsService } from './endings.service.js';

const RETRIABLE = new Set<DeliveryEntity['state']>(['failed', 'unknown', 'inbox-only']);

/** 推送 as the console shows them. */
@Injectable()
export class StaffDeliveriesService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly endings: EndingsService,
    private readonly deadLetters: DeadLettersService,
    private readonly notices: NoticesService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(query: ListDeliveriesQuery): Promise<Page<Delivery>> {
    const rows = await this.deliveries.findNewest(query, idBelow(query.cursor), query.limit + 1);
    return idPage(rows, query.limit, toDelivery);
  }

  /** Sends again by the channels that the person has now. A delivery whose outcome is unknown may arrive twice: staff decide. */
  async retry(staff: StaffCaller, id: string): Promise<Delivery> {
    await this.checkPublic(id);
    return this.unitOfWork.run(async (tx) => {
      const delivery = await this.again(tx, id);
      await this.audit.record(tx, { actor: staff, action: 'delivery.retry', objectKind: 'delivery', objectId: id, summary: `重试推送：${delivery.title}` });
      const after = await this.deliveries.find(id, tx);
      return toDelivery(after ?? delivery);
    });
  }

  /** One new attempt for a message that WeChat refused with an unknown code. */
  async retryDeadLetter(staff: StaffCaller, id: string): Promise<DeadLetter> {
    const { deliveryId } = await this.deadLetters.get(id);
    await this.checkPublic(deliveryId);
    await this.unitOfWork.run(async (tx) => {
      await this.deadLetters.reopen(tx, staff, id);
      await this.again(tx, deliveryId);
    });
    return this.deadLetters.get(id);
  }

  private async checkPublic(id: string): Promise<void> {
    const found = await this.deliveries.find(id);
    if (!found) throw new AppError('NOT_FOUND', '没有找到这条推送');
    const isNews = found.kind === 'published' || found.kind === 'corrected';
    if (isNews && found.noticeId !== null && !(await this.notices.isPublic(found.noticeId))) throw new AppError('WRONG_STATE', '公告已撤回，不能再推送');
  }

  private async again(tx: Tx, id: string): Promise<DeliveryEntity> {
    const delivery = await this.deliveries.find(id, tx);
    if (!delivery || !RETRIABLE.has(delivery.state)) throw new AppError('WRONG_STATE', '这条推送正在发送或已经发出，不需要重试');
    await this.deadLetters.overtake(tx, id);
    const hasWay = await this.endings.takeWay(tx, delivery, null, null);
    if (hasWay) await this.outbox.add(tx, { kind: DELIVERY_SEND, payload: { deliveryId: id } });
    return delivery;
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
