import { deliveryReasons, type Inbox, type InboxItem, type ListInboxQuery, type ReadInbox } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import type { InboxItemEntity } from './inbox-item.entity.js';
import { InboxRepository } from './inbox.repository.js';

/** 站内信: what a person was told, with how the push to WeChat went. */
@Injectable()
export class InboxService {
  constructor(
    private readonly inbox: InboxRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(user: UserCaller, query: ListInboxQuery): Promise<Inbox> {
    const rows = await this.inbox.findNewest(user.id, idBelow(query.cursor), query.limit + 1);
    const deliveries = await this.deliveries.findOfInbox(rows.map((row) => row.id));
    const page = idPage(rows, query.limit, (row) => toItem(row, deliveries.get(row.id)));
    return { ...page, unread: await this.inbox.countUnread(user.id) };
  }

  markRead(user: UserCaller, { upToId }: ReadInbox): Promise<void> {
    return this.unitOfWork.run((tx) => this.inbox.markRead(tx, user.id, upToId));
  }
}

function toItem(row: InboxItemEntity, delivery: DeliveryEntity | undefined): InboxItem {
  const { id, noticeId, projectId, caseReceipt, title, summary, reasons, read } = row;
  const alertIds = reasons.flatMap((reason) => (reason.alertId === null ? [] : [reason.alertId]));
  const reason = delivery?.reason ?? null;
  return {
    ...{ id, noticeId, projectId, caseReceipt, alertIds, title, summary, reasons, read },
    state: delivery?.state ?? 'inbox-only',
    stateReason: reason === null ? null : deliveryReasons[reason],
    channel: delivery?.channel ?? 'none',
    createdAt: row.createdAt.toISOString(),
  };
}
