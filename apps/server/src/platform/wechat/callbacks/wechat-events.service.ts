import { Injectable } from '@nestjs/common';
import { normaliseEvents, type WechatEvent } from '@sunshine/wechat';
import { Clock } from '../../clock/clock.js';
import { crashPoint } from '../../crash-points/crash-points.js';
import { UnitOfWork, type Tx } from '../../database/unit-of-work.js';
import { ForgottenSendersRepository } from './forgotten-senders.repository.js';
import type { WechatEventListener } from './wechat-event-listener.js';
import { WechatEventListeners } from './wechat-event-listeners.js';
import type { WechatAccountKind, WechatEventEntity } from './wechat-event.entity.js';
import { WechatEventsRepository } from './wechat-events.repository.js';

const ID_LENGTH = 64;

interface Hearing {
  listener: WechatEventListener<unknown>;
  event: WechatEvent;
  cause: string;
  prepared: unknown;
}

/** Hands accepted callbacks to their listeners, each exactly once: the effects and the end of a message are one transaction. */
@Injectable()
export class WechatEventsService {
  constructor(
    private readonly events: WechatEventsRepository,
    private readonly forgotten: ForgottenSendersRepository,
    private readonly listeners: WechatEventListeners,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async apply(eventId: string): Promise<void> {
    const accepted = await this.events.find(eventId);
    if (!accepted?.message) return;
    const hearings = await this.prepare(eventId, normaliseEvents(accepted.message).filter(hasStorableIds));
    await this.unitOfWork.run(async (tx) => {
      // First, because it locks the row: an erasure that runs beside it either empties the message or finds its effects.
      if (!(await this.events.finish(tx, eventId, this.clock.now()))) return;
      const forgotten = await this.forgotten.findAmong(tx, [...new Set(hearings.map(({ event }) => event.openid))]);
      for (const { listener, event, cause, prepared } of hearings) {
        if (!isFromBefore(event, forgotten.get(event.openid))) await listener.apply(tx, event, cause, prepared);
      }
      crashPoint('callback-before-apply');
    });
    crashPoint('callback-applied');
  }

  /** The accepted callbacks, newest first, without what they say. */
  newest(below: string | undefined, limit: number): Promise<Omit<WechatEventEntity, 'message'>[]> {
    return this.events.findNewest(below, limit);
  }

  countWaiting(): Promise<number> {
    return this.events.countWaiting();
  }

  /** When the newest event of an account came. */
  newestArrival(tx: Tx | undefined, account: WechatAccountKind): Promise<Date | null> {
    return this.events.newestArrival(tx, account);
  }

  /** When the newest event of an account came that has had its effect. */
  newestApplied(tx: Tx, account: WechatAccountKind): Promise<Date | null> {
    return this.events.newestApplied(tx, account);
  }

  /** Whether an event of an account that came between these instants still waits for its effect. */
  isBehind(tx: Tx, account: WechatAccountKind, from: Date, until: Date): Promise<boolean> {
    return this.events.isBehind(tx, account, from, until);
  }

  /** When a message was accepted; `otherwise` when it is not kept any more. */
  async receivedAt(eventId: string, otherwise: Date): Promise<Date> {
    return (await this.events.find(eventId))?.receivedAt ?? otherwise;
  }

  /**
   * Forgets what WeChat said about this openid and nobody has acted on yet, and what it will still say of the time until
   * now; of somebody who `follows` the official account, whatever its list says until `release`.
   */
  async forget(tx: Tx, openid: string, follows: boolean): Promise<void> {
    const now = this.clock.now();
    await this.forgotten.add(tx, openid, now, follows);
    await this.events.forget(tx, openid, now);
  }

  /** Whether this is a follower who was forgotten, and not released since. */
  isForgottenFollower(tx: Tx, openid: string): Promise<boolean> {
    return this.forgotten.isFollower(tx, openid);
  }

  /** The follower left the account, or came anew: what WeChat says about them from now on counts again. */
  release(tx: Tx, openid: string): Promise<void> {
    return this.forgotten.release(tx, openid);
  }

  private async prepare(eventId: string, events: WechatEvent[]): Promise<Hearing[]> {
    const hearings: Hearing[] = [];
    for (const [index, event] of events.entries()) {
      for (const listener of this.listeners.of(event.kind)) {
        hearings.push({ listener, event, cause: `event:${eventId}:${index}`, prepared: await listener.prepare?.(event) });
      }
    }
    return hearings;
  }
}

/** WeChat's ids have some 30 characters and our columns 64: a longer one is nobody's, and must not keep its message waiting for ever. */
const hasStorableIds = (event: WechatEvent): boolean =>
  [event.openid, 'templateId' in event ? event.templateId : '', 'msgid' in event ? event.msgid : ''].every((id) => id.length <= ID_LENGTH);

/** WeChat counts in seconds: what happened in the second of the erasure belongs to the time before. */
const isFromBefore = (event: WechatEvent, forgottenAt: Date | undefined): boolean => forgottenAt !== undefined && event.createTime * 1000 <= forgottenAt.getTime();
