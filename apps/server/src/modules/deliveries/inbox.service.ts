import { readerReasons, type Inbox, type InboxCounts, type InboxItem, type ListInboxQuery, type ReadInbox } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { idBelow, idPage } from '../../platform/database/id-page.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { chunksOf } from '../../platform/groups.js';
import type { UserCaller } from '../../platform/http/caller.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import type { InboxItemEntity } from './inbox-item.entity.js';
import { InboxRepository } from './inbox.repository.js';
import { reasonWords } from './message-content.js';

const CHUNK = 900;

/** That a person was told something of a notice. */
export type ToldItem = Pick<InboxItemEntity, 'versionNumber' | 'kind' | 'createdAt'>;

/** 站内信: what a person was told, with how the push to WeChat went. */
@Injectable()
export class InboxService {
  constructor(
    private readonly inbox: InboxRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(user: UserCaller, query: ListInboxQuery): Promise<Inbox> {
    const [below, limit] = [idBelow(query.cursor), query.limit + 1];
    const rows = await this.find(user.id, query, below, limit);
    const deliveries = await this.deliveries.findOfInbox(rows.map((row) => row.id));
    const page = idPage(rows, query.limit, (row) => toItem(row, deliveries.get(row.id)));
    return { ...page, unread: await this.inbox.countUnread(user.id) };
  }

  /** What one person was told of these notices, by notice. */
  async toldTo(userId: string, noticeIds: string[]): Promise<Map<string, ToldItem[]>> {
    const told = new Map<string, ToldItem[]>();
    for (const some of chunksOf(noticeIds, CHUNK)) {
      for (const { noticeId, versionNumber, kind, createdAt } of await this.inbox.findToldOf(userId, some)) {
        if (noticeId !== null) told.set(noticeId, [...(told.get(noticeId) ?? []), { versionNumber, kind, createdAt }]);
      }
    }
    return told;
  }

  /** Whether anybody was told of this notice. */
  isKnown(noticeId: string): Promise<boolean> {
    return this.inbox.isKnown(noticeId);
  }

  private find(userId: string, { pushed, digest }: ListInboxQuery, below: string | undefined, limit: number): Promise<InboxItemEntity[]> {
    if (digest !== undefined) return this.inbox.findNewestInDigest(userId, digest, below, limit);
    return pushed === 'false' ? this.inbox.findNewestUnpushed(userId, below, limit) : this.inbox.findNewest(userId, below, limit);
  }

  countUndelivered(userId: string): Promise<number> {
    return this.inbox.countUndelivered(userId);
  }

  async counts(userId: string): Promise<InboxCounts> {
    const [newest] = await this.inbox.findNewest(userId, undefined, 1);
    return { unread: await this.inbox.countUnread(userId), undelivered: await this.inbox.countUndelivered(userId), newestId: newest?.id ?? null };
  }

  markRead(user: UserCaller, what: ReadInbox): Promise<void> {
    return this.unitOfWork.run((tx) => ('upToId' in what ? this.inbox.markRead(tx, user.id, what.upToId) : this.inbox.markDigestRead(tx, user.id, what.digestId)));
  }
}

function toItem(row: InboxItemEntity, delivery: DeliveryEntity | undefined): InboxItem {
  const { id, kind, noticeId, projectId, caseReceipt, page, title, summary, reasons, read } = row;
  const alertIds = reasons.flatMap((reason) => (reason.alertId === null ? [] : [reason.alertId]));
  const reason = delivery?.reason ?? null;
  return {
    ...{ id, kind, noticeId, projectId, caseReceipt, page, alertIds, title, summary, reasons, read },
    why: reasons.map(reasonWords).join('；'),
    state: delivery?.state ?? 'inbox-only',
    stateReason: reason === null ? null : readerReasons[reason],
    channel: delivery?.channel ?? 'none',
    digestAt: delivery?.digestAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
