import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { WechatEventsService } from '../../platform/wechat/callbacks/wechat-events.service.js';
import { CreditsService } from './credits.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { EndingsService } from './endings.service.js';
import { SAME_ID_MS } from './outcome.js';
import { wayOf } from './ways.js';

/** What to do about a call whose outcome was lost: make it again, wait until then, or nothing because it has ended. */
export type AfterLoss = 'call' | 'ended' | { until: Date };

/** WeChat's event follows a message within seconds, and is repeated when we were away. */
const EVENT_WITHIN_MS = 20_000;
/** WeChat repeats an event after 5, 10 and 15 s: whoever listens again this soon after a call has heard of it. */
const AWAY_AT_MOST_MS = 8_000;
/** What has come is applied in a moment. */
const LOOK_AGAIN_MS = 1_000;
/** A one-time message is repeated at most once after a lost call. */
const CALLS_AT_MOST = 2;

/** Calls that may have been accepted: their mark is still there, or their answer never came. docs/decisions/0003-unknown-outcome.md */
@Injectable()
export class LostCallsService {
  private readonly startedAt: Date;
  /** A worker apart does not know since when the process that listens has been up. */
  private readonly isListening: boolean;

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly credits: CreditsService,
    private readonly endings: EndingsService,
    private readonly events: WechatEventsService,
    private readonly clock: Clock,
    { env }: Config,
  ) {
    this.startedAt = clock.now();
    this.isListening = env.ROLE !== 'worker';
  }

  afterLoss(tx: Tx, delivery: DeliveryEntity): Promise<AfterLoss> {
    return delivery.channel === 'official' ? this.afterLostTemplate(tx, delivery) : this.afterLostSubscribe(tx, delivery);
  }

  private async afterLostTemplate(tx: Tx, delivery: DeliveryEntity): Promise<AfterLoss> {
    const since = delivery.firstCallAt ?? delivery.createdAt;
    if (this.clock.now() < addMs(since, SAME_ID_MS)) return 'call';
    await this.endings.unknown(tx, delivery, '发送途中进程中断，已超过可安全重发的时间');
    return 'ended';
  }

  private async afterLostSubscribe(tx: Tx, delivery: DeliveryEntity): Promise<AfterLoss> {
    const credit = await this.creditOf(tx, delivery);
    if (credit === 'last') return 'call';
    const { account } = wayOf(delivery.channel);
    const callAt = delivery.callAt ?? delivery.createdAt;
    const eventBy = addMs(callAt > this.startedAt ? callAt : this.startedAt, EVENT_WITHIN_MS);
    const now = this.clock.now();
    if (now < eventBy) return { until: eventBy };
    const isBehind = await this.events.isBehind(tx, account, callAt, eventBy);
    if (isBehind && now < addMs(eventBy, EVENT_WITHIN_MS)) return { until: addMs(now, LOOK_AGAIN_MS) };
    if (credit !== 'void' && !isBehind && (await this.wasSurelyHeard(tx, delivery, callAt))) return 'call';
    await this.endings.unknown(tx, delivery, '发送途中进程中断，微信未回报结果');
    return 'ended';
  }

  /** With one credit in all, WeChat itself refuses the second message. One that a switch-off has voided is no right to call any more. */
  private async creditOf(tx: Tx, { creditEpoch, openid, templateId }: DeliveryEntity): Promise<'last' | 'void' | 'other'> {
    if (creditEpoch === null || openid === null || templateId === null) return 'other';
    const credit = await this.credits.find({ openid, templateId }, tx);
    if (credit?.epoch !== creditEpoch) return 'void';
    return credit.remaining === 0 && (await this.deliveries.countOpenOn(tx, openid, templateId)) === 1 ? 'last' : 'other';
  }

  /** Other events reached us since and we were hardly away: then silence about this call means that nothing was sent. */
  private async wasSurelyHeard(tx: Tx, { attempts, channel }: DeliveryEntity, callAt: Date): Promise<boolean> {
    if (!this.isListening || attempts >= CALLS_AT_MOST || this.startedAt.getTime() - callAt.getTime() > AWAY_AT_MOST_MS) return false;
    const heardAt = await this.events.newestApplied(tx, wayOf(channel).account);
    return heardAt !== null && heardAt > callAt && heardAt > this.startedAt;
  }
}
