import { Injectable } from '@nestjs/common';
import type { WechatEvent } from '@sunshine/wechat';
import { addMs, Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { RetryAt } from '../../platform/outbox/outbox-handler.js';
import { UsersService } from '../identity/users.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { EndingsService } from './endings.service.js';
import { OpenidTurnsService } from './openid-turns.service.js';
import { FREQUENCY_PAUSE_MS } from './outcome.js';
import { DeliverySteps } from './steps/delivery-steps.service.js';

type SubscribeSent = Extract<WechatEvent, { kind: 'subscribe-sent' }>;
type TemplateFinished = Extract<WechatEvent, { kind: 'template-finished' }>;

/** A failure inside WeChat is tried once more, too much at once a few times. */
const MAX_RENEWALS = 3;
/** The answer to a call under way comes by then. */
const ANSWERED_WITHIN_MS = 1000;
const REPAIRABLE = new Set<DeliveryEntity['state']>(['waiting', 'sent', 'unknown']);

/** What WeChat reports about messages it accepted. */
@Injectable()
export class EventOutcomesService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly endings: EndingsService,
    private readonly users: UsersService,
    private readonly turns: OpenidTurnsService,
    private readonly steps: DeliverySteps,
    private readonly clock: Clock,
  ) {}

  async subscribeSent(tx: Tx, event: SubscribeSent): Promise<void> {
    const delivery = await this.find(tx, event, event.templateId);
    if (!delivery) return;
    if (event.delivered) return this.confirm(tx, delivery, event.msgid);
    await this.deliveries.change(tx, delivery, { msgid: event.msgid, creditEpoch: null });
    await this.endings.failed(tx, { ...delivery, creditEpoch: null }, 'wechat-failed', `微信回报未送达：${event.errorCode} ${event.errorStatus}`.slice(0, 500));
  }

  async templateFinished(tx: Tx, event: TemplateFinished): Promise<void> {
    const delivery = await this.find(tx, event, undefined);
    if (!delivery) return;
    const detail = `微信回报：${event.status}`.slice(0, 500);
    switch (event.outcome) {
      case 'success':
        return this.confirm(tx, delivery, event.msgid);
      case 'user-block':
        await this.users.setOfficial(tx, { openid: event.openid, following: false });
        return this.endings.nextChannel(tx, delivery, 'user-blocked', detail);
      case 'freq-limit':
        return this.tooFrequent(tx, delivery, event.openid, detail);
      case 'system-failed':
        return this.renewOrFail(tx, delivery, detail, 1, this.clock.now());
      case 'unknown':
        return this.endings.failed(tx, delivery, 'wechat-failed', detail);
    }
  }

  private async find(tx: Tx, event: SubscribeSent | TemplateFinished, templateId: string | undefined): Promise<DeliveryEntity | undefined> {
    const byId = event.msgid === '' ? null : await this.deliveries.findByMsgid(tx, event.openid, event.msgid);
    const delivery = byId ?? (await this.answerless(tx, event, templateId));
    return delivery && REPAIRABLE.has(delivery.state) ? delivery : undefined;
  }

  /**
   * Of two calls soon after each other that ended open it is neither: one may have been taken late, the other not at all. On the
   * official account what still waits is called again under the same id, and only its answer tells whether it is the one.
   */
  private async answerless(tx: Tx, { openid, createTime }: SubscribeSent | TemplateFinished, templateId: string | undefined): Promise<DeliveryEntity | undefined> {
    const fitting = await this.deliveries.findAnswerless(tx, openid, templateId, new Date(createTime * 1000));
    if (templateId === undefined && fitting.some(({ state }) => state === 'waiting')) throw new RetryAt(addMs(this.clock.now(), ANSWERED_WITHIN_MS), 'the answer is still to come');
    return fitting.length > 1 && fitting.every(({ state }) => state === 'unknown') ? undefined : fitting[0];
  }

  private async confirm(tx: Tx, delivery: DeliveryEntity, msgid: string): Promise<void> {
    const change = { state: 'confirmed', reason: null, detail: null, callAt: null, uncertain: false, nextAttemptAt: null } as const;
    await this.steps.note(tx, delivery, 'confirmed');
    await this.deliveries.change(tx, delivery, { ...change, msgid: msgid === '' ? delivery.msgid : msgid, sentAt: delivery.sentAt ?? delivery.callAt ?? this.clock.now() });
  }

  private async tooFrequent(tx: Tx, delivery: DeliveryEntity, openid: string, detail: string): Promise<void> {
    const until = addMs(this.clock.now(), FREQUENCY_PAUSE_MS);
    await this.turns.pause(tx, openid, until);
    await this.renewOrFail(tx, delivery, detail, MAX_RENEWALS, until);
  }

  private async renewOrFail(tx: Tx, delivery: DeliveryEntity, detail: string, most: number, at: Date): Promise<void> {
    if (delivery.renewals < most) return this.endings.renew(tx, delivery, 'wechat-failed', detail, at);
    await this.endings.failed(tx, delivery, 'wechat-failed', detail);
  }
}
