import type { DeliveryReason } from '@sunshine/contracts';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { DeliveryEntity } from '../delivery.entity.js';
import type { DeliveryStepEntity, StepWhat } from './delivery-step.entity.js';
import { DeliveryStepsRepository } from './delivery-steps.repository.js';

const SHOWN = 50;

/** The trail of a push that did not simply go: each of its turns, kept after the row itself has moved on. */
@Injectable()
export class DeliverySteps {
  constructor(
    private readonly steps: DeliveryStepsRepository,
    private readonly clock: Clock,
  ) {}

  /** In the transaction of what happened. */
  note(tx: Tx, { id, userId, channel }: Pick<DeliveryEntity, 'id' | 'userId' | 'channel'>, what: StepWhat, reason: DeliveryReason | null = null, detail: string | null = null): Promise<void> {
    return this.steps.insert(tx, { id: newId(), deliveryId: id, userId, what, channel, reason, detail, at: this.clock.now() });
  }

  /** The newest 50, oldest of them first. */
  of(deliveryId: string): Promise<DeliveryStepEntity[]> {
    return this.steps.findOf(deliveryId, SHOWN);
  }

  erase(tx: Tx, userId: string): Promise<void> {
    return this.steps.erase(tx, userId);
  }
}
