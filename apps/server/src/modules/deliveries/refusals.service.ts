import type { DeliveryReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
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
import { SendJobs } from './send-jobs.service.js';
import { UsersService } from '../identity/users.service.js';
import { wayOf } from './ways.js';

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
    private readonly jobs: SendJobs,
    private readonly clock: Clock,
  ) {}

  /** Whether this is an answer of WeChat's, or its silence; anything else is a bug of ours. */
  isAnswer(called: DeliveryEntity, error: unknown): boolean {
    return decide(error, called, this.clock.now()) !== undefined;
  }

  /** WeChat refused it, or nobody knows. Throws what is no answer of WeChat's. */
  async refused(tx: Tx, called: DeliveryEntity, error: unknown): Promise<void> {
    const decision = decide(error, called, this.clock.now());
    if (!decision) throw error;
    await this.pauses.heard(tx, called, error);
    const delivery = await this.deliveries.find(called.id, tx);
    // With another mark, or none, it has taken another way since.
    if (!delivery || delivery.state !== 'waiting' || delivery.callAt?.getTime() !== called.callAt?.getTime()) return;
    await this.concernOthers(tx, delivery, decision);
    // An earlier call may have gone through, so another channel might tell the person twice: it ends here.
    if (delivery.uncertain && isFinal(decision)) return this.endings.unknown(tx, delivery, decision.detail);
    await this.apply(tx, delivery, decision);
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

  private apply(tx: Tx, delivery: DeliveryEntity, decision: Decision): Promise<void> {
    switch (decision.do) {
      case 'retry':
        return this.again(tx, delivery, decision.at, decision, delivery.uncertain || decision.isUncertain);
      case 'pause':
        if (decision.what === 'template') return this.endings.nextChannel(tx, delivery, decision.reason, decision.detail);
        return this.again(tx, delivery, decision.until, decision, delivery.uncertain);
      case 'revoke':
        return this.endings.nextChannel(tx, delivery, decision.reason, decision.detail);
      case 'fail':
        return this.endings.failed(tx, delivery, decision.reason, decision.detail);
      case 'dead-letter':
        return this.endings.failed(tx, delivery, 'unknown-code', decision.detail);
      case 'unknown':
        return this.endings.unknown(tx, delivery, decision.detail);
    }
  }

  private async again(tx: Tx, delivery: DeliveryEntity, at: Date, { reason, detail }: { reason: DeliveryReason; detail: string }, uncertain: boolean): Promise<void> {
    await this.deliveries.change(tx, delivery, { callAt: null, reason, detail, nextAttemptAt: at, uncertain });
    await this.jobs.add(tx, [{ ...delivery, nextAttemptAt: at }]);
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
