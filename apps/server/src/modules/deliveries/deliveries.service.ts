import type { DeliveryReason, InboxReason, PersonalTelling, QuietHours, TellingKind } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { CANARY_ID } from '../identity/canary.js';
import { UsersService, type User } from '../identity/users.service.js';
import { ChannelsService, type Choice, type Chosen } from './channels.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import type { InboxItemEntity } from './inbox-item.entity.js';
import { InboxRepository } from './inbox.repository.js';
import { noticePage, pageWithTopUp, personalValues, whyOf, type MessageValues } from './message-content.js';
import { ringsAt } from './quiet-hours.js';
import { SendJobs } from './send-jobs.service.js';

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
  kind: Exclude<TellingKind, PersonalTelling | 'digest'>;
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

/** What a person is told in one message for all that gathered. */
export interface Digest {
  userId: string;
  onceKey: string;
  title: string;
  summary: string;
  reasons: InboxReason[];
  values: MessageValues;
  /** The nearest of what it holds. */
  deadlineAt: Date | null;
  pageOf: (inboxItemId: string) => string;
}

/** What one person is told about something of their own. */
export interface PersonNews {
  userId: string;
  kind: PersonalTelling;
  title: string;
  summary: string;
  /** Where it opens, without a leading slash as WeChat's `page` wants it. */
  page: string;
  /** The number under which people and staff find it; a template that shows one is not used without. */
  receipt?: string | null;
  /** What it is about, for the reader: a receipt, a task's title. */
  name: string;
  /** Said at most once under this key, of at most 100 characters; absent: every time. */
  onceKey?: string;
}

type Item = Omit<InboxItemEntity, 'id' | 'createdAt' | 'read'>;
type Message = Pick<DeliveryEntity, 'values' | 'why' | 'deadlineAt' | 'expiresAt'> & { page: string | ((inboxItemId: string) => string) };
/** One thing said to one person. */
interface Telling {
  user: User;
  item: Item;
  message: Message;
  timing: TellingTiming;
}

const WHY_LENGTH = 300;
const TIMELESS = { deadlineAt: null, expiresAt: null };
const AT_ONCE: TellingTiming = { when: 'now', quiet: [] };
/** Self-watch looks into the inbox; its phone does not exist. */
const FOR_CANARY: TellingTiming = { when: 'never', reason: 'canary' };
const NO_WAY: Chosen = { channel: 'none', openid: null, templateId: null, creditEpoch: null, reason: null, isLast: false };

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
    private readonly jobs: SendJobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Tells these people (at most a few hundred) of one notice event. Whoever was told of it before, or wants no reminders, is
   * skipped. Answers who was told now. `place`: how many batches of pushes of this event went before.
   */
  async record(tx: Tx, news: NoticeNews, tellings: NoticeTelling[], place = 0): Promise<string[]> {
    const onceKey = news.onceKey ?? noticeOnceKey(news);
    const userIds = tellings.map((telling) => telling.userId);
    const told = await this.inbox.findTold(tx, onceKey, userIds);
    const users = new Map((await this.users.holdMany(tx, userIds)).map((user) => [user.id, user]));
    const { kind, noticeId, versionNumber, projectId, title, summary, deadlineAt, expiresAt } = news;
    const page = noticePage(projectId, noticeId);
    const now = tellings.flatMap(({ userId, reasons, values, timing }): Telling[] => {
      const user = users.get(userId);
      if (!user || told.has(userId) || user.remindersOffAt !== null) return [];
      const item = { userId, onceKey, kind, noticeId, versionNumber, projectId, caseReceipt: null, page: null, title, summary, reasons };
      return [{ user, item, message: { values, page, why: longWhy(reasons), deadlineAt, expiresAt }, timing: userId === CANARY_ID ? FOR_CANARY : timing }];
    });
    await this.tell(tx, now, place);
    return now.map(({ user }) => user.id);
  }

  /** Tells one person. Nothing happens when they have been erased meanwhile, or were told under this key before. */
  async tellPerson(tx: Tx, { userId, kind, title, summary, page, receipt = null, name, onceKey = `${kind}:${newId()}` }: PersonNews): Promise<void> {
    const [user] = await this.users.holdMany(tx, [userId]);
    if (!user || (await this.inbox.findTold(tx, onceKey, [userId])).size > 0) return;
    const reasons: InboxReason[] = [{ kind, alertId: null, name, matches: [] }];
    const item: Item = { userId, onceKey, kind, noticeId: null, versionNumber: null, projectId: null, caseReceipt: receipt, page, title, summary, reasons };
    const values = personalValues({ kind, title, receipt, now: this.clock.now() });
    await this.tell(tx, [{ user, item, message: { values, page, why: whyOf(reasons), ...TIMELESS }, timing: AT_ONCE }]);
  }

  /** Tells a person what has gathered for them. Answers the delivery's id; undefined when they are gone, want no reminders, or have had it. */
  async tellDigest(tx: Tx, digest: Digest): Promise<string | undefined> {
    const { userId, onceKey, title, summary, reasons, values, deadlineAt, pageOf } = digest;
    const [user] = await this.users.holdMany(tx, [userId]);
    if (!user || user.remindersOffAt !== null || (await this.inbox.findTold(tx, onceKey, [userId])).size > 0) return undefined;
    const item: Item = { userId, onceKey, kind: 'digest', noticeId: null, versionNumber: null, projectId: null, caseReceipt: null, page: null, title, summary, reasons };
    const [id] = await this.tell(tx, [{ user, item, message: { values, page: pageOf, why: longWhy(reasons), deadlineAt, expiresAt: null }, timing: AT_ONCE }]);
    return id;
  }

  /** One page, in id order, of what was told about a notice so far. */
  earlier(noticeId: string, afterId: string, limit: number): Promise<EarlierTelling[]> {
    return this.inbox.findOfNotice(noticeId, afterId, limit);
  }

  /** Dates move: what still waits to remind of another one than these stays in the inbox. */
  expireReminders(tx: Tx, noticeId: string, standing: readonly Date[]): Promise<void> {
    return this.deliveries.expireReminders(tx, noticeId, standing, this.clock.now());
  }

  countUnread(userId: string): Promise<number> {
    return this.inbox.countUnread(userId);
  }

  /** How many pushes ended badly or open; for the overview. */
  countByState(state: DeliveryEntity['state']): Promise<number> {
    return this.deliveries.countByState(state);
  }

  /** Answers the deliveries' ids, in order. */
  private async tell(tx: Tx, tellings: readonly Telling[], place = 0): Promise<string[]> {
    const createdAt = this.clock.now();
    const named = tellings.map((telling) => ({ ...telling, id: newId(), inboxItemId: newId() }));
    const ringing = named.filter(({ timing }) => timing.when === 'now');
    const choices = await this.channels.chooseAll(tx, ringing.map(({ id, user, item: { kind }, message: { values } }) => ({ deliveryId: id, user, kind, values })));
    const items = named.map(({ inboxItemId, item }) => ({ ...item, id: inboxItemId, read: false, createdAt }));
    const deliveries = named.map((one) => newDelivery(one, choices.get(one.id) ?? NO_WAY, createdAt));
    await this.inbox.insert(tx, items);
    await this.deliveries.insert(tx, deliveries);
    await this.jobs.add(tx, deliveries.filter(({ state }) => state === 'waiting'), place);
    return named.map(({ id }) => id);
  }
}

/** A plain literal: with spread parts it takes V8 fifteen times as long, which ten thousand people at once can feel. */
function newDelivery({ id, item, message, timing, inboxItemId }: Telling & { id: string; inboxItemId: string }, choice: Chosen, createdAt: Date): DeliveryEntity {
  const { userId, kind, noticeId, title } = item;
  const { values, why, deadlineAt, expiresAt } = message;
  const { channel, openid, templateId, creditEpoch } = choice;
  const { state, reason, nextAttemptAt, quiet, digestAt } = startOf(choice, timing, createdAt);
  const page = pageWithTopUp(typeof message.page === 'string' ? message.page : message.page(inboxItemId), choice.isLast);
  return {
    id, inboxItemId, clientMsgId: id, createdAt,
    userId, kind, noticeId, title, values, why, page, deadlineAt, expiresAt,
    channel, openid, templateId, creditEpoch,
    state, reason, nextAttemptAt, quiet, digestAt,
    detail: null, attempts: 0, renewals: 0, callAt: null, firstCallAt: null, uncertain: false, msgid: null, sentAt: null, digestId: null,
  };
}

type Start = Pick<DeliveryEntity, 'state' | 'reason' | 'nextAttemptAt' | 'quiet' | 'digestAt'>;

function startOf(choice: Choice, timing: TellingTiming, now: Date): Start {
  const quiet = timing.when === 'now' ? timing.quiet : [];
  const still = { quiet, nextAttemptAt: null, digestAt: null };
  if (timing.when === 'digest') return { ...still, state: 'in-digest', reason: null, digestAt: timing.at };
  if (timing.when === 'never') return { ...still, state: 'inbox-only', reason: timing.reason };
  if (choice.channel === 'none') return { ...still, state: 'inbox-only', reason: choice.reason };
  const at = ringsAt(quiet, now);
  return at > now ? { ...still, state: 'waiting', reason: 'quiet-hours', nextAttemptAt: at } : { ...still, state: 'waiting', reason: null };
}
