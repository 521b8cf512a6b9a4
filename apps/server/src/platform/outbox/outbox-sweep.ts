import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { JobHandOut } from './hand-out/job-hand-out.js';
import { OutboxRepository } from './outbox.repository.js';

/** What the hand-out has forgotten is offered again after so long. */
const OFFER_EVERY_MS = 2_000;
const OFFERED_AT_MOST = 2_000;

/** Offers the hand-out what has become due, and now and then everything that is due and that nobody runs. */
@Injectable()
export class OutboxSweep {
  private offerAt = 0;

  constructor(
    private readonly repository: OutboxRepository,
    private readonly handOut: JobHandOut,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const now = this.clock.now();
    const hasBecomeDue = await this.repository.hasBecomeDue(now);
    if (!hasBecomeDue && performance.now() < this.offerAt) return;
    if (hasBecomeDue) await this.unitOfWork.run((tx) => this.repository.makeReady(tx, now));
    this.handOut.offer(await this.repository.findWaiting(now, OFFERED_AT_MOST));
    this.offerAt = performance.now() + OFFER_EVERY_MS;
  }
}
