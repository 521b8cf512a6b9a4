import { Injectable } from '@nestjs/common';
import { addMs, Clock } from '../../platform/clock/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RecurringJob } from '../../platform/schedule/recurring-job.js';
import { UsersService } from '../identity/users.service.js';
import { CreditsRepository } from './credits.repository.js';
import { OpenidTurnsService } from './openid-turns.service.js';

const DAY_MS = 24 * 3_600_000;
const PAGE = 200;

/**
 * WeChat may tell of a permission before its owner's first login has reached us, so it is kept; and after they had
 * everything erased, so it must not stay: what belongs to nobody for a day goes.
 */
@Injectable()
export class StrangerCreditsJob extends RecurringJob {
  readonly name = 'deliveries.strangers';
  readonly every = { dailyAt: '04:10' };

  constructor(
    private readonly credits: CreditsRepository,
    private readonly turns: OpenidTurnsService,
    private readonly users: UsersService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run(signal: AbortSignal): Promise<void> {
    const before = addMs(this.clock.now(), -DAY_MS);
    for (let after = ''; ; ) {
      signal.throwIfAborted();
      const rows = await this.credits.findIdle(before, after, PAGE);
      if (rows.length === 0) return;
      after = rows.at(-1)?.id ?? after;
      await this.unitOfWork.run(async (tx) => {
        const strangers = await this.users.strangersAmong(tx, [...new Set(rows.map(({ openid }) => openid))]);
        if (strangers.length === 0) return;
        await this.credits.erase(tx, strangers);
        await this.turns.erase(tx, strangers);
      });
    }
  }
}
