import { deliveryReasons } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { WechatEventsService } from '../../platform/wechat/callbacks/wechat-events.service.js';
import { CreditsService } from './credits.service.js';
import { DeliveriesRepository, type DeliveryChange } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { EndingsService } from './endings.service.js';
import { MessageCallsService } from './message-calls.service.js';
import { OpenidTurnsService } from './openid-turns.service.js';
import { SAME_ID_MS } from './outcome.js';
import { callPause, PausesService } from './pauses.service.js';
import { wayOf } from './ways.js';

/** What to do with a delivery now. */
export type Plan = { do: 'call'; delivery: DeliveryEntity; turnUntil: Date } | { do: 'wait'; at: Date; reason: string } | { do: 'look-again' } | { do: 'nothing' };

/** WeChat's event follows a message within seconds, and is repeated when we were away. */
const EVENT_WITHIN_MS = 20_000;
/** WeChat repeats an event after 5, 10 and 15 s: whoever listens again this soon after a call has heard of it. */
const AWAY_AT_MOST_MS = 8_000;
/** A one-time message is repeated at most once after a lost call. */
const CALLS_AT_MOST = 2;

/**
 * Decides about one call and marks it durably before it is made. A mark that is found again means that its process died in
 * between: docs/decisions/0003-unknown-outcome.md.
 */
@Injectable()
export class AttemptsService {
  private readonly startedAt: Date;

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly credits: CreditsService,
    private readonly endings: EndingsService,
    private readonly pauses: PausesService,
    private readonly turns: OpenidTurnsService,
    private readonly calls: MessageCallsService,
    private readonly events: WechatEventsService,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.now();
  }

  async begin(tx: Tx, id: string, isWithdrawn: boolean): Promise<Plan> {
    const delivery = await this.deliveries.find(id, tx);
    if (!delivery || delivery.state !== 'waiting') return { do: 'nothing' };
    const mayHaveArrived = delivery.callAt !== null || delivery.uncertain;
    const lost = mayHaveArrived ? await this.afterLoss(tx, delivery) : undefined;
    if (lost) return lost;
    const stop = isWithdrawn ? 'withdrawn' : await this.endings.refusalOf(tx, delivery.userId);
    if (stop) {
      await (mayHaveArrived ? this.endings.unknown(tx, delivery, `${deliveryReasons[stop]}，不再核实`) : this.endings.inboxOnly(tx, delivery, stop, null));
      return { do: 'nothing' };
    }
    if (!this.calls.isPossible(delivery)) {
      await this.endings.nextChannel(tx, delivery, 'not-configured', null);
      return { do: 'look-again' };
    }
    return (await this.paused(tx, delivery)) ?? this.mark(tx, delivery);
  }

  /** A try that ended before the call could be made: nothing was sent, nothing was marked. */
  async notReady(tx: Tx, id: string): Promise<DeliveryEntity | null> {
    const delivery = await this.deliveries.find(id, tx);
    // A lost call keeps its mark: what it did must still be found out.
    if (!delivery || delivery.state !== 'waiting' || delivery.callAt !== null) return null;
    const attempts = delivery.attempts + 1;
    await this.deliveries.change(tx, id, { attempts });
    return { ...delivery, attempts };
  }

  private async paused(tx: Tx, delivery: DeliveryEntity): Promise<Plan | undefined> {
    const call = await this.pauses.find(callPause(wayOf(delivery.channel).call), tx);
    if (!call) return undefined;
    await this.deliveries.change(tx, delivery.id, { reason: call.reason, detail: call.detail, nextAttemptAt: call.until });
    return { do: 'wait', at: call.until, reason: call.reason };
  }

  private async mark(tx: Tx, delivery: DeliveryEntity): Promise<Plan> {
    const now = this.clock.now();
    const turn = await this.turns.take(tx, delivery.openid ?? delivery.id, delivery.id);
    if ('again' in turn) {
      if (turn.isPause) await this.deliveries.change(tx, delivery.id, { reason: 'too-frequent', nextAttemptAt: turn.again });
      return { do: 'wait', at: turn.again, reason: 'another call to this person' };
    }
    const change = { callAt: now, firstCallAt: delivery.firstCallAt ?? now, attempts: delivery.attempts + 1, uncertain: delivery.uncertain || delivery.callAt !== null, nextAttemptAt: null } satisfies DeliveryChange;
    await this.deliveries.change(tx, delivery.id, change);
    return { do: 'call', delivery: { ...delivery, ...change }, turnUntil: turn.until };
  }

  /** An earlier call may have been accepted: its mark is still there, or its answer never came. Undefined: calling again is safe. */
  private afterLoss(tx: Tx, delivery: DeliveryEntity): Promise<Plan | undefined> {
    return delivery.channel === 'official' ? this.afterLostTemplate(tx, delivery) : this.afterLostSubscribe(tx, delivery);
  }

  private async afterLostTemplate(tx: Tx, delivery: DeliveryEntity): Promise<Plan | undefined> {
    const since = delivery.firstCallAt ?? delivery.createdAt;
    if (this.clock.now() < addMs(since, SAME_ID_MS)) return undefined;
    await this.endings.unknown(tx, delivery, '发送途中进程中断，已超过可安全重发的时间');
    return { do: 'nothing' };
  }

  private async afterLostSubscribe(tx: Tx, delivery: DeliveryEntity): Promise<Plan | undefined> {
    if (await this.isLastCredit(tx, delivery)) return undefined;
    const callAt = delivery.callAt ?? delivery.createdAt;
    const eventBy = addMs(callAt > this.startedAt ? callAt : this.startedAt, EVENT_WITHIN_MS);
    if (this.clock.now() < eventBy) {
      await this.deliveries.change(tx, delivery.id, { reason: 'outcome-unknown', nextAttemptAt: eventBy });
      return { do: 'wait', at: eventBy, reason: 'waiting for the event of a lost call' };
    }
    if (await this.wasSurelyHeard(tx, delivery, callAt)) return undefined;
    await this.endings.unknown(tx, delivery, '发送途中进程中断，微信未回报结果');
    return { do: 'nothing' };
  }

  /** Other events reached us since and we were hardly away: then silence about this call means that nothing was sent. */
  private async wasSurelyHeard(tx: Tx, { attempts, channel }: DeliveryEntity, callAt: Date): Promise<boolean> {
    if (attempts >= CALLS_AT_MOST || this.startedAt.getTime() - callAt.getTime() > AWAY_AT_MOST_MS) return false;
    const heardAt = await this.events.newestArrival(tx, wayOf(channel).account);
    return heardAt !== null && heardAt > callAt && heardAt > this.startedAt;
  }

  /** With one credit in all, WeChat itself refuses the second message: calling again cannot double. */
  async isLastCredit(tx: Tx, { creditEpoch, openid, templateId }: DeliveryEntity): Promise<boolean> {
    if (creditEpoch === null || openid === null || templateId === null) return false;
    const credit = await this.credits.find({ openid, templateId }, tx);
    return credit?.remaining === 0 && (await this.deliveries.countOpenOn(tx, openid, templateId)) === 1;
  }
}
