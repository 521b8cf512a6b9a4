import type { DeliveryReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { groupsOf } from '../../platform/groups.js';
import { Log } from '../../platform/logging/logger.js';
import { UsersService } from '../identity/users.service.js';
import { ChannelsService } from './channels.service.js';
import { CreditsService } from './credits.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { pageWithTopUp } from './message-content.js';
import { PausesService } from './pauses.service.js';
import { SendJobs } from './send-jobs.service.js';
import { DeliverySteps } from './steps/delivery-steps.service.js';

/** A call and the id that WeChat gave its message. */
export interface Accepted {
  called: DeliveryEntity;
  msgid: string | undefined;
}

/** Writes down how a delivery went, or the next way that it takes; every ending has a state and a reason. */
@Injectable()
export class EndingsService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly credits: CreditsService,
    private readonly channels: ChannelsService,
    private readonly pauses: PausesService,
    private readonly steps: DeliverySteps,
    private readonly users: UsersService,
    private readonly jobs: SendJobs,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** WeChat accepted them. An event may have said more about some already. */
  async accepted(tx: Tx, answers: readonly Accepted[]): Promise<void> {
    const ways = new Map(answers.map(({ called }) => [`${called.channel} ${called.templateId}`, called]));
    for (const called of ways.values()) await this.pauses.passed(tx, called);
    const sentAt = this.clock.now();
    for (const group of groupsOf(answers, ({ called }) => called.callAt?.getTime()).values()) {
      if ((await this.deliveries.markSent(tx, group, sentAt)) !== group.length) for (const answer of group) await this.acceptedOne(tx, answer, sentAt);
    }
  }

  private async acceptedOne(tx: Tx, { called, msgid }: Accepted, sentAt: Date): Promise<void> {
    const delivery = await this.deliveries.find(called.id, tx);
    if (!delivery) return;
    if (delivery.state !== 'waiting') return this.deliveries.change(tx, delivery, { callAt: null, msgid: delivery.msgid ?? msgid ?? null });
    // With another mark, or none, it has taken another way since.
    await this.deliveries.markSent(tx, [{ called, msgid }], sentAt);
  }

  async unknown(tx: Tx, delivery: DeliveryEntity, detail: string): Promise<void> {
    await this.deliveries.change(tx, delivery, { state: 'unknown', reason: 'outcome-unknown', detail, callAt: null, uncertain: true, sentAt: delivery.callAt ?? delivery.sentAt, nextAttemptAt: null });
    await this.steps.note(tx, delivery, 'unknown', 'outcome-unknown', detail);
  }

  async failed(tx: Tx, delivery: DeliveryEntity, reason: DeliveryReason, detail: string | null): Promise<void> {
    await this.giveBack(tx, delivery);
    await this.deliveries.change(tx, delivery, { state: 'failed', reason, detail, callAt: null, creditEpoch: null, nextAttemptAt: null });
    await this.steps.note(tx, delivery, 'failed', reason, detail);
    this.log.warn('delivery failed', { id: delivery.id, reason, detail });
  }

  /** Those of these people who have said no to reminders, maybe at the very moment when one was made. */
  async refusing(tx: Tx, userIds: string[]): Promise<Set<string>> {
    return new Set(await this.users.refusing(tx, [...new Set(userIds)]));
  }

  async inboxOnly(tx: Tx, delivery: DeliveryEntity, reason: DeliveryReason, detail: string | null): Promise<void> {
    await this.giveBack(tx, delivery);
    await this.deliveries.change(tx, delivery, { state: 'inbox-only', channel: 'none', reason, detail, openid: null, templateId: null, creditEpoch: null, callAt: null, nextAttemptAt: null });
    await this.steps.note(tx, delivery, 'inbox-only', reason, detail);
  }

  /** Leaves the present channel, whose credit is given back, for the next one that the person has; else the inbox alone. */
  async nextChannel(tx: Tx, delivery: DeliveryEntity, reason: DeliveryReason, detail: string | null): Promise<void> {
    await this.giveBack(tx, delivery);
    await this.steps.note(tx, delivery, 'left', reason, detail);
    await this.takeWay(tx, { ...delivery, creditEpoch: null }, reason, detail);
  }

  /** The person's permission is gone, on a template or (without one) to the official account: what waits on it goes another way. */
  async permissionGone(tx: Tx, openid: string, templateId: string | undefined): Promise<void> {
    const reason = templateId === undefined ? 'not-following' : 'not-subscribed';
    for (const delivery of await this.deliveries.findWaitingOn(tx, openid, templateId)) {
      await this.nextChannel(tx, delivery, reason, null);
    }
  }

  /** A new message instead of one that WeChat says has failed. */
  async renew(tx: Tx, delivery: DeliveryEntity, reason: DeliveryReason, detail: string, at: Date): Promise<void> {
    const renewals = delivery.renewals + 1;
    const fresh = { renewals, clientMsgId: `${delivery.id}-${renewals}`, callAt: null, firstCallAt: null, msgid: null, uncertain: false };
    await this.deliveries.change(tx, delivery, { ...fresh, state: 'waiting', reason, detail, nextAttemptAt: at });
    await this.steps.note(tx, delivery, 'again', reason, detail);
    await this.jobs.add(tx, [{ ...delivery, nextAttemptAt: at }]);
  }

  /** Chooses a channel anew and sends by it; without one the delivery ends in the inbox. */
  async takeWay(tx: Tx, delivery: DeliveryEntity, reason: DeliveryReason | null, detail: string | null): Promise<void> {
    const [user] = await this.users.getMany([delivery.userId], tx);
    const choice = user && (await this.channels.choose(tx, { deliveryId: delivery.id, user, kind: delivery.kind, values: delivery.values }));
    if (!choice || choice.channel === 'none') return this.inboxOnly(tx, { ...delivery, creditEpoch: null }, reason ?? choice?.reason ?? 'not-subscribed', detail);
    const renewals = delivery.renewals + 1;
    // Due from now on: what waited before is no lateness of this try.
    const nextAttemptAt = this.clock.now();
    const fresh = { renewals, clientMsgId: `${delivery.id}-${renewals}`, callAt: null, firstCallAt: null, msgid: null, uncertain: false, sentAt: null, nextAttemptAt };
    const { channel, openid, templateId, creditEpoch, isLast } = choice;
    const page = pageWithTopUp(delivery.page, isLast);
    await this.deliveries.change(tx, delivery, { ...fresh, state: 'waiting', channel, openid, templateId, creditEpoch, page, reason, detail });
    await this.jobs.add(tx, [{ ...delivery, nextAttemptAt }]);
  }

  private async giveBack(tx: Tx, { id, openid, templateId, creditEpoch, renewals, attempts }: DeliveryEntity): Promise<void> {
    if (creditEpoch === null || openid === null || templateId === null) return;
    await this.credits.giveBack(tx, { openid, templateId }, creditEpoch, `return:${id}:${renewals}:${attempts}`);
  }
}
