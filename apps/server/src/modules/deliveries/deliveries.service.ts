import type { InboxReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { UsersService, type User } from '../identity/users.service.js';
import { ChannelsService, type Choice } from './channels.service.js';
import { DELIVERY_SEND } from './delivery-send.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import type { InboxItemEntity } from './inbox-item.entity.js';
import { InboxRepository } from './inbox.repository.js';
import { answerPage, answerValues, noticePage, whyOf, type MessageValues, type TellingKind } from './message-content.js';

/** What one notice event says to one person. */
export interface NoticeTelling {
  userId: string;
  reasons: InboxReason[];
  values: MessageValues;
}

/** The notice event that a batch of tellings is about. */
export interface NoticeNews {
  kind: Exclude<TellingKind, 'answer'>;
  noticeId: string;
  versionNumber: number;
  projectId: string;
  title: string;
  summary: string;
}

/** An earlier telling about a notice. */
export interface EarlierTelling {
  id: string;
  userId: string;
  onceKey: string;
  reasons: InboxReason[];
}

type Item = Omit<InboxItemEntity, 'id' | 'createdAt' | 'read'>;
type Message = Pick<DeliveryEntity, 'values' | 'page' | 'why'>;

const WHY_LENGTH = 300;

/** The key under which a person hears of one notice event at most once. */
export const noticeOnceKey = (news: Pick<NoticeNews, 'noticeId' | 'versionNumber' | 'kind'>): string => `notice:${news.noticeId}:${news.versionNumber}:${news.kind}`;

const longWhy = (reasons: readonly InboxReason[]): string => reasons.map((reason) => whyOf([reason])).join('、').slice(0, WHY_LENGTH);

/** Inbox row first, always; then the push that the person's channels allow, in the same transaction. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly inbox: InboxRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly channels: ChannelsService,
    private readonly users: UsersService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Tells these people (at most a few hundred) of one notice event. Whoever was told of it before, or wants no reminders, is skipped. Answers who was told now. */
  async record(tx: Tx, news: NoticeNews, tellings: NoticeTelling[]): Promise<string[]> {
    const onceKey = noticeOnceKey(news);
    const userIds = tellings.map((telling) => telling.userId);
    const told = await this.inbox.findTold(tx, onceKey, userIds);
    const users = new Map((await this.users.holdMany(tx, userIds)).map((user) => [user.id, user]));
    const now: string[] = [];
    for (const { userId, reasons, values } of tellings) {
      const user = users.get(userId);
      if (!user || told.has(userId) || user.remindersOffAt !== null) continue;
      const { kind, noticeId, versionNumber, projectId, title, summary } = news;
      const item: Item = { userId, onceKey, kind, noticeId, versionNumber, projectId, caseReceipt: null, title, summary, reasons };
      await this.tell(tx, user, item, { values, page: noticePage(projectId, noticeId), why: longWhy(reasons) });
      now.push(userId);
    }
    return now;
  }

  /** Tells a person of an answer. Nothing happens when the person has been erased meanwhile. */
  async tellAnswer(tx: Tx, answer: { userId: string; caseReceipt: string | null; title: string; summary: string; name: string }): Promise<void> {
    const { userId, caseReceipt, title, summary, name } = answer;
    const [user] = await this.users.holdMany(tx, [userId]);
    if (!user) return;
    const reasons: InboxReason[] = [{ kind: 'answer', alertId: null, name, matches: [] }];
    const item: Item = { userId, onceKey: `answer:${newId()}`, kind: 'answer', noticeId: null, versionNumber: null, projectId: null, caseReceipt, title, summary, reasons };
    const values = answerValues({ title, receipt: caseReceipt, now: this.clock.now() });
    await this.tell(tx, user, item, { values, page: answerPage(caseReceipt), why: whyOf(reasons) });
  }

  /** One page, in id order, of what was told about a notice so far. */
  earlier(noticeId: string, afterId: string, limit: number): Promise<EarlierTelling[]> {
    return this.inbox.findOfNotice(noticeId, afterId, limit);
  }

  countUnread(userId: string): Promise<number> {
    return this.inbox.countUnread(userId);
  }

  /** How many pushes ended badly or open; for the overview. */
  countByState(state: DeliveryEntity['state']): Promise<number> {
    return this.deliveries.countByState(state);
  }

  private async tell(tx: Tx, user: User, item: Item, message: Message): Promise<void> {
    const createdAt = this.clock.now();
    const inboxItemId = newId();
    await this.inbox.insert(tx, [{ ...item, id: inboxItemId, read: false, createdAt }]);
    const id = newId();
    const choice = await this.channels.choose(tx, user, { deliveryId: id, kind: item.kind, values: message.values });
    await this.deliveries.insert(tx, [{ ...newDelivery(item, choice, message), id, inboxItemId, clientMsgId: id, createdAt }]);
    if (choice.channel !== 'none') await this.outbox.add(tx, { kind: DELIVERY_SEND, payload: { deliveryId: id } });
  }
}

function newDelivery(item: Item, choice: Choice, message: Message): Omit<DeliveryEntity, 'id' | 'inboxItemId' | 'clientMsgId' | 'createdAt'> {
  const { userId, kind, noticeId, title } = item;
  return {
    ...{ userId, kind, noticeId, title, ...message, ...choice },
    ...{ state: choice.channel === 'none' ? 'inbox-only' : 'waiting', detail: null, attempts: 0, renewals: 0 },
    ...{ callAt: null, firstCallAt: null, uncertain: false, msgid: null, sentAt: null, nextAttemptAt: null },
  };
}
