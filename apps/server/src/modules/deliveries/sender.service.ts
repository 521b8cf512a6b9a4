import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RetryAt } from '../../platform/outbox/outbox-handler.js';
import { NoticesService } from '../notices/notices.service.js';
import { AttemptsService } from './attempts.service.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import type { DeliveryEntity } from './delivery.entity.js';
import { EndingsService } from './endings.service.js';
import { MessageCallsService } from './message-calls.service.js';
import { OpenidTurnsService } from './openid-turns.service.js';
import { RefusalsService, type Next } from './refusals.service.js';
import { Turns } from './turns.js';

/** One for every channel, and one for good measure. */
const MAX_ROUNDS = 5;
const NOT_READY_MS = 5000;

/** Sends one delivery: mark, call, write down; then the next channel when this one is closed. */
@Injectable()
export class SenderService {
  private readonly turns = new Turns();

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly attempts: AttemptsService,
    private readonly endings: EndingsService,
    private readonly refusals: RefusalsService,
    private readonly openidTurns: OpenidTurnsService,
    private readonly calls: MessageCallsService,
    private readonly notices: NoticesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Throws RetryAt when it is not yet time. */
  async send(id: string): Promise<void> {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const delivery = await this.deliveries.find(id);
      if (!delivery || delivery.state !== 'waiting') return;
      const next = await this.turns.run(delivery.openid ?? id, () => this.once(delivery));
      if (next.do === 'wait') throw new RetryAt(next.at, next.reason);
      if (next.do === 'nothing') return;
    }
    throw new RetryAt(this.clock.now(), 'channels keep changing');
  }

  /** Ends a delivery that our own code keeps failing on, so that it is never silently stuck. */
  async giveUp(id: string, detail: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const delivery = await this.deliveries.find(id, tx);
      if (!delivery || delivery.state !== 'waiting') return;
      const mayHaveArrived = delivery.uncertain || delivery.callAt !== null;
      await (mayHaveArrived ? this.endings.unknown(tx, delivery, detail) : this.endings.failed(tx, delivery, 'gave-up', detail));
    });
  }

  private async once(delivery: DeliveryEntity): Promise<Next> {
    const { id, kind, noticeId } = delivery;
    const isWithdrawn = (kind === 'published' || kind === 'corrected') && noticeId !== null && !(await this.notices.isPublic(noticeId));
    const notReady = await this.prepare(delivery);
    if (notReady) return notReady;
    const plan = await this.unitOfWork.run((tx) => this.attempts.begin(tx, id, isWithdrawn));
    if (plan.do !== 'call') return plan;
    const answer = await this.calls.send(plan.delivery).then(
      ({ msgid }) => ({ msgid }),
      (error: unknown) => ({ error }),
    );
    return this.unitOfWork.run(async (tx) => {
      await this.openidTurns.giveBack(tx, plan.delivery.openid ?? id, plan.turnUntil);
      if ('error' in answer) return this.refusals.refused(tx, plan.delivery, answer.error, await this.attempts.isLastCredit(tx, plan.delivery));
      await this.endings.accepted(tx, plan.delivery, answer.msgid);
      return { do: 'nothing' };
    });
  }

  /** Undefined when the call can be made, or need not be. */
  private async prepare(delivery: DeliveryEntity): Promise<Next | undefined> {
    if (!this.calls.isPossible(delivery)) return undefined;
    try {
      await this.calls.ready(delivery);
      return undefined;
    } catch (error) {
      return this.unitOfWork.run(async (tx) => {
        const waiting = await this.attempts.notReady(tx, delivery.id);
        return waiting ? this.refusals.refused(tx, waiting, error, false) : { do: 'wait', at: addMs(this.clock.now(), NOT_READY_MS), reason: 'wechat is not ready' };
      });
    }
  }
}
