import type { DeliveryReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { Log } from '../../platform/logging/logger.js';
import { UsersService } from '../identity/users.service.js';
import { ChannelsService } from './channels.service.js';
import { CreditsService } from './credits.service.js';
import { DELIVERY_SEND } from './delivery-send.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { PausesService } from './pauses.service.js';

/** Writes down how a delivery went, or the next way that it takes; every ending has a state and a reason. */
@Injectable()
export class EndingsService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly credits: CreditsService,
    private readonly channels: ChannelsService,
    private readonly pauses: PausesService,
    private readonly users: UsersService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** WeChat accepted it. An event may have said more already. */
  async accepted(tx: Tx, called: DeliveryEntity, msgid: string | undefined): Promise<void> {
    await this.pauses.passed(tx, called);
    const delivery = await this.deliveries.find(called.id, tx);
    if (!delivery) return;
    const id = delivery.msgid ?? msgid ?? null;
    if (delivery.state !== 'waiting') return this.deliveries.change(tx, delivery.id, { callAt: null, msgid: id });
    await this.deliveries.change(tx, delivery.id, { state: 'sent', reason: null, detail: null, callAt: null, uncertain: false, msgid: id, sentAt: this.clock.now(), nextAttemptAt: null });
  }

  async unknown(tx: Tx, delivery: DeliveryEntity, detail: string): Promise<void> {
    await this.deliveries.change(tx, delivery.id, { state: 'unknown', reason: 'outcome-unknown', detail, callAt: null, uncertain: true, sentAt: delivery.callAt ?? delivery.sentAt, nextAttemptAt: null });
  }

  async failed(tx: Tx, delivery: DeliveryEntity, reason: DeliveryReason, detail: string | null): Promise<void> {
    await this.giveBack(tx, delivery);
    await this.deliveries.change(tx, delivery.id, { state: 'failed', reason, detail, callAt: null, creditEpoch: null, nextAttemptAt: null });
    this.log.warn('delivery failed', { id: delivery.id, reason, detail });
  }

  /** Whether the person has said no to reminders, maybe at the very moment when this one was made. */
  async refusalOf(tx: Tx, userId: string): Promise<'reminders-off' | undefined> {
    const [user] = await this.users.getMany([userId], tx);
    return user && user.remindersOffAt !== null ? 'reminders-off' : undefined;
  }

  async inboxOnly(tx: Tx, delivery: DeliveryEntity, reason: DeliveryReason, detail: string | null): Promise<void> {
    await this.giveBack(tx, delivery);
    await this.deliveries.change(tx, delivery.id, { state: 'inbox-only', channel: 'none', reason, detail, openid: null, templateId: null, creditEpoch: null, callAt: null, nextAttemptAt: null });
  }

  /** Leaves the present channel, whose credit is given back, for the next one that the person has; else the inbox alone. */
  async nextChannel(tx: Tx, delivery: DeliveryEntity, reason: DeliveryReason, detail: string | null): Promise<boolean> {
    await this.giveBack(tx, delivery);
    return this.takeWay(tx, { ...delivery, creditEpoch: null }, reason, detail);
  }

  /** The person's permission is gone, on a template or (without one) to the official account: what waits on it goes another way. */
  async permissionGone(tx: Tx, openid: string, templateId: string | undefined): Promise<void> {
    const reason = templateId === undefined ? 'not-following' : 'not-subscribed';
    for (const delivery of await this.deliveries.findWaitingOn(tx, openid, templateId)) {
      const hasWay = await this.nextChannel(tx, delivery, reason, null);
      if (hasWay) await this.outbox.add(tx, { kind: DELIVERY_SEND, payload: { deliveryId: delivery.id } });
    }
  }

  /** A new message instead of one that WeChat says has failed. */
  async renew(tx: Tx, delivery: DeliveryEntity, reason: DeliveryReason, detail: string, at: Date): Promise<void> {
    const renewals = delivery.renewals + 1;
    const fresh = { renewals, clientMsgId: `${delivery.id}-${renewals}`, callAt: null, firstCallAt: null, msgid: null, uncertain: false };
    await this.deliveries.change(tx, delivery.id, { ...fresh, state: 'waiting', reason, detail, nextAttemptAt: at });
    await this.outbox.add(tx, { kind: DELIVERY_SEND, payload: { deliveryId: delivery.id }, dueAt: at });
  }

  /** Chooses a channel anew. False when there is none: the delivery ends in the inbox. */
  async takeWay(tx: Tx, delivery: DeliveryEntity, reason: DeliveryReason | null, detail: string | null): Promise<boolean> {
    const [user] = await this.users.getMany([delivery.userId], tx);
    const choice = user && (await this.channels.choose(tx, user, { deliveryId: delivery.id, kind: delivery.kind, values: delivery.values }));
    if (!choice || choice.channel === 'none') {
      await this.inboxOnly(tx, { ...delivery, creditEpoch: null }, reason ?? choice?.reason ?? 'not-subscribed', detail);
      return false;
    }
    const renewals = delivery.renewals + 1;
    const fresh = { renewals, clientMsgId: `${delivery.id}-${renewals}`, callAt: null, firstCallAt: null, msgid: null, uncertain: false, sentAt: null, nextAttemptAt: null };
    const { channel, openid, templateId, creditEpoch } = choice;
    await this.deliveries.change(tx, delivery.id, { ...fresh, state: 'waiting', channel, openid, templateId, creditEpoch, reason, detail });
    return true;
  }

  private async giveBack(tx: Tx, { id, openid, templateId, creditEpoch, renewals, attempts }: DeliveryEntity): Promise<void> {
    if (creditEpoch === null || openid === null || templateId === null) return;
    await this.credits.giveBack(tx, { openid, templateId }, creditEpoch, `return:${id}:${renewals}:${attempts}`);
  }
}
