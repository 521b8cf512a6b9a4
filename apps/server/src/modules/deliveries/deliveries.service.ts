import type { DeliveryReason, InboxReason, QuietHours, TellingKind } from '@sunshine/contracts';
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
import { answerPage, answerValues, noticePage, whyOf, type MessageValues } from './message-content.js';
import { ringsAt } from './quiet-hours.js';

/** When a telling may ring; the inbox has it at once whatever this says. */
export type TellingTiming =
  /** At once, or when the first of these ends if it lies in all of them. Empty: none. */
  | { when: 'now'; quiet: QuietHours[] }
  /** Part of the person's digest at this instant. */
  | { when: 'digest'; at: Date }
  | { when: 'never'; reason: DeliveryReason };

/** What one notice event says to one person. */
export interface NoticeTelling {
  userId: string;
  reasons: InboxReason[];
  values: MessageValues;
  timing: TellingTiming;
}

/** The notice event that a batch of tellings is about. */
export interface NoticeNews {
  kind: Exclude<TellingKind, 'answer' | 'digest'>;
  noticeId: string;
  versionNumber: number;
  projectId: string;
  title: string;
  summary: string;
  /** The next date that the reader must not miss: what is due earlier is sent earlier. */
  deadlineAt: Date | null;
  /** After this the push is no use any more. */
  expiresAt: Date | null;
  /** Of a reminder, which one event may have several of; absent: `noticeOnceKey`. */
  onceKey?: string;
}

/** An earlier telling about a notice. */
export interface EarlierTelling {
  id: string;
  userId: string;
  onceKey: string;
  reasons: InboxReason[];
}

type Item = Omit<InboxItemEntity, 'id' | 'createdAt' | 'read'>;
type Message = Pick<DeliveryEntity, 'values' | 'why' | 'deadlineAt' | 'expiresAt'> & { page: string | ((inboxItemId: string) => string) };

const WHY_LENGTH = 300;
const AT_ONCE: TellingTiming = { when: 'now', quiet: [] };
const NO_WAY: Choice = { channel: 'none', openid: null, templateId: null, creditEpoch: null, reason: null };

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
    const onceKey = news.onceKey ?? noticeOnceKey(news);
    const userIds = tellings.map((telling) => telling.userId);
    const told = await this.inbox.findTold(tx, onceKey, userIds);
    const users = new Map((await this.users.holdMany(tx, userIds)).map((user) => [user.id, user]));
    const now: string[] = [];
    for (const { userId, reasons, values, timing } of tellings) {
      const user = users.get(userId);
      if (!user || told.has(userId) || user.remindersOffAt !== null) continue;
      const { kind, noticeId, versionNumber, projectId, title, summary } = news;
      const item: Item = { userId, onceKey, kind, noticeId, versionNumber, projectId, caseReceipt: null, title, summary, reasons };
      const { deadlineAt, expiresAt } = news;
      await this.tell(tx, user, item, { values, page: noticePage(projectId, noticeId), why: longWhy(reasons), deadlineAt, expiresAt }, timing);
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
    await this.tell(tx, user, item, { values, page: answerPage(caseReceipt), why: whyOf(reasons), deadlineAt: null, expiresAt: null }, AT_ONCE);
  }

  /** Tells a person what has gathered for them. Answers the delivery's id; undefined when they are gone, want no reminders, or have had it. */
  async tellDigest(tx: Tx, digest: { userId: string; onceKey: string; title: string; summary: string; reasons: InboxReason[]; values: MessageValues; pageOf: (inboxItemId: string) => string }): Promise<string | undefined> {
    const { userId, onceKey, title, summary, reasons, values, pageOf } = digest;
    const [user] = await this.users.holdMany(tx, [userId]);
    if (!user || user.remindersOffAt !== null || (await this.inbox.findTold(tx, onceKey, [userId])).size > 0) return undefined;
    const item: Item = { userId, onceKey, kind: 'digest', noticeId: null, versionNumber: null, projectId: null, caseReceipt: null, title, summary, reasons };
    return this.tell(tx, user, item, { values, page: pageOf, why: longWhy(reasons), deadlineAt: null, expiresAt: null }, AT_ONCE);
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

  private async tell(tx: Tx, user: User, item: Item, { page, ...message }: Message, timing: TellingTiming): Promise<string> {
    const createdAt = this.clock.now();
    const [id, inboxItemId] = [newId(), newId()];
    await this.inbox.insert(tx, [{ ...item, id: inboxItemId, read: false, createdAt }]);
    const choice = timing.when === 'now' ? await this.channels.choose(tx, user, { deliveryId: id, kind: item.kind, values: message.values }) : NO_WAY;
    const { userId, kind, noticeId, title } = item;
    const state = stateOf(choice, timing, createdAt);
    const fresh = { ...NEW, id, inboxItemId, clientMsgId: id, createdAt, userId, kind, noticeId, title };
    await this.deliveries.insert(tx, [{ ...fresh, ...message, page: typeof page === 'string' ? page : page(inboxItemId), ...choice, ...state }]);
    if (state.state === 'waiting') await this.outbox.add(tx, { kind: DELIVERY_SEND, payload: { deliveryId: id }, dueAt: state.nextAttemptAt ?? createdAt });
    return id;
  }
}

/** What every delivery starts with. */
const NEW = { detail: null, attempts: 0, renewals: 0, callAt: null, firstCallAt: null, uncertain: false, msgid: null, sentAt: null, digestId: null };

type Start = Pick<DeliveryEntity, 'state' | 'reason' | 'nextAttemptAt' | 'quiet' | 'digestAt'>;

function stateOf(choice: Choice, timing: TellingTiming, now: Date): Start {
  const quiet = timing.when === 'now' ? timing.quiet : [];
  const still = { quiet, nextAttemptAt: null, digestAt: null };
  if (timing.when === 'digest') return { ...still, state: 'in-digest', reason: null, digestAt: timing.at };
  if (timing.when === 'never') return { ...still, state: 'inbox-only', reason: timing.reason };
  if (choice.channel === 'none') return { ...still, state: 'inbox-only', reason: choice.reason };
  const at = ringsAt(quiet, now);
  return at > now ? { ...still, state: 'waiting', reason: 'quiet-hours', nextAttemptAt: at } : { ...still, state: 'waiting', reason: null };
}
