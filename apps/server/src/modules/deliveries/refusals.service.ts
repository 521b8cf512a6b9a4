import type { DeliveryReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { WechatError } from '@sunshine/wechat';
import { Alarms } from '../../platform/alarms/alarms.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { CreditsService } from './credits.service.js';
import { DeadLettersService } from './dead-letters.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { EndingsService } from './endings.service.js';
import { OpenidTurnsService } from './openid-turns.service.js';
import { decide, type Decision } from './outcome.js';
import { callPause, PausesService, templatePause } from './pauses.service.js';
import { UsersService } from '../identity/users.service.js';
import { wayOf } from './ways.js';

/** When the sender should look at the delivery again. */
export type Next = { do: 'nothing' } | { do: 'look-again' } | { do: 'wait'; at: Date; reason: string };

const NOTHING: Next = { do: 'nothing' };

/** Carries out what a refusal means: for this delivery, for its call and template, for the person's permission, for the operator. */
@Injectable()
export class RefusalsService {
  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly endings: EndingsService,
    private readonly credits: CreditsService,
    private readonly pauses: PausesService,
    private readonly turns: OpenidTurnsService,
    private readonly deadLetters: DeadLettersService,
    private readonly alarms: Alarms,
    private readonly users: UsersService,
    private readonly clock: Clock,
  ) {}

  /** WeChat refused it, or nobody knows. Throws what is no answer of WeChat's. */
  async refused(tx: Tx, called: DeliveryEntity, error: unknown, isLastCredit: boolean): Promise<Next> {
    const decision = decide(error, called, this.clock.now());
    if (!decision) throw error;
    const delivery = await this.deliveries.find(called.id, tx);
    if (!delivery || delivery.state !== 'waiting') return NOTHING;
    await this.concernOthers(tx, delivery, decision);
    if (delivery.uncertain && isFinal(decision)) return this.afterUncertain(tx, delivery, decision, isLastCredit && error instanceof WechatError);
    return this.apply(tx, delivery, decision);
  }

  /** What it means for everybody else: the operator, the call, the template, the person's permission. */
  private async concernOthers(tx: Tx, delivery: DeliveryEntity, decision: Decision): Promise<void> {
    if ('alarm' in decision && decision.alarm) await this.alarms.raise(decision.alarm.key, decision.alarm.text, tx);
    if (decision.do === 'revoke') await this.revoke(tx, delivery);
    if (decision.do === 'dead-letter') await this.deadLetters.add(tx, delivery, decision.error);
    if (decision.do !== 'pause') return;
    const { what, until, reason, detail } = decision;
    if (what === 'template') await this.pauses.pause(tx, templatePause(delivery.templateId ?? ''), until, reason, detail);
    if (what === 'call') await this.pauses.pause(tx, callPause(wayOf(delivery.channel).call), until, reason, detail);
    if (what === 'person' && delivery.openid !== null) await this.turns.pause(tx, delivery.openid, until);
  }

  private async apply(tx: Tx, delivery: DeliveryEntity, decision: Decision): Promise<Next> {
    const { id } = delivery;
    switch (decision.do) {
      case 'retry':
        await this.deliveries.change(tx, id, { callAt: null, reason: decision.reason, detail: decision.detail, nextAttemptAt: decision.at, uncertain: delivery.uncertain || decision.isUncertain });
        return { do: 'wait', at: decision.at, reason: decision.detail };
      case 'pause':
        if (decision.what === 'template') return this.moveOn(tx, delivery, decision);
        await this.deliveries.change(tx, id, { callAt: null, reason: decision.reason, detail: decision.detail, nextAttemptAt: decision.until });
        return { do: 'wait', at: decision.until, reason: decision.detail };
      case 'revoke':
        return this.moveOn(tx, delivery, decision);
      case 'fail':
        await this.endings.failed(tx, delivery, decision.reason, decision.detail);
        return NOTHING;
      case 'dead-letter':
        await this.endings.failed(tx, delivery, 'unknown-code', decision.detail);
        return NOTHING;
      case 'unknown':
        await this.endings.unknown(tx, delivery, decision.detail);
        return NOTHING;
    }
  }

  private async moveOn(tx: Tx, delivery: DeliveryEntity, { reason, detail }: { reason: DeliveryReason; detail: string }): Promise<Next> {
    return (await this.endings.nextChannel(tx, delivery, reason, detail)) ? { do: 'look-again' } : NOTHING;
  }

  /** An earlier call may have gone through, so another channel might tell the person twice: it ends here. */
  private async afterUncertain(tx: Tx, delivery: DeliveryEntity, decision: Decision, isLastCredit: boolean): Promise<Next> {
    if (decision.do === 'revoke' && isLastCredit) {
      await this.deliveries.change(tx, delivery.id, { state: 'sent', reason: null, detail: '前一次请求已用掉唯一的订阅次数，判定已发出', callAt: null, creditEpoch: null, sentAt: delivery.firstCallAt, nextAttemptAt: null });
      return NOTHING;
    }
    await this.endings.unknown(tx, delivery, decision.detail);
    return NOTHING;
  }

  private async revoke(tx: Tx, { id, channel, openid, templateId, attempts }: DeliveryEntity): Promise<void> {
    if (openid === null || templateId === null) return;
    if (channel === 'official') await this.users.setOfficial(tx, { openid, following: false });
    else await this.credits.refused(tx, { openid, templateId }, `refused:${id}:${attempts}`);
    // What waits counts on the same permission, and would use up the next accept unseen.
    await this.endings.permissionGone(tx, openid, channel === 'official' ? undefined : templateId);
  }
}

const isFinal = (decision: Decision): boolean => decision.do === 'fail' || decision.do === 'revoke' || decision.do === 'dead-letter' || (decision.do === 'pause' && decision.what === 'template');
