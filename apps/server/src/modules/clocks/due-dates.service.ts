import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { instancesOf } from '../../platform/instances.js';
import { Log } from '../../platform/logging/logger.js';
import { DueDateHolder } from './due-date-holder.js';
import { LoadedHolidays } from './loaded-holidays.js';

/** Has every holder count the dates that it could not count before. */
@Injectable()
export class DueDatesService {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly holidays: LoadedHolidays,
    private readonly log: Log,
  ) {}

  /** After an import: a December or a whole year may have changed, so the dates that are known move too. */
  async recount(): Promise<void> {
    await this.recompute();
    for (const holder of this.holders()) {
      const moved = await holder.recount();
      if (moved > 0) this.log.info('due dates moved', { holder: holder.name, moved });
    }
  }

  async recompute(): Promise<void> {
    await this.holidays.refresh();
    for (const holder of this.holders()) {
      const found = await holder.recompute();
      if (found > 0) this.log.info('due dates counted', { holder: holder.name, found });
    }
  }

  private holders(): DueDateHolder[] {
    return instancesOf(this.discovery, DueDateHolder);
  }
}
