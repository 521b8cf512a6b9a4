import { describe, expect, it } from '@jest/globals';
import type { DiscoveryService } from '@nestjs/core';
import { Log } from '../../platform/logging/logger.js';
import { DueDateHolder } from './due-date-holder.js';
import { DueDatesService } from './due-dates.service.js';
import type { LoadedHolidays } from './loaded-holidays.js';

class Letters extends DueDateHolder {
  constructor(
    readonly name: string,
    private readonly said: string[],
  ) {
    super();
  }

  protected findUndated(afterId: string, limit: number): Promise<{ id: string }[]> {
    this.said.push(`${this.name} after ${afterId}`);
    return Promise.resolve(Array.from({ length: afterId === '' ? limit : 1 }, (_, at) => ({ id: `${afterId}${at}` })));
  }

  protected date(): Promise<boolean> {
    return Promise.resolve(true);
  }

  protected findDated(afterId: string, limit: number): Promise<{ id: string }[]> {
    return this.findUndated(afterId, limit);
  }

  protected redate(): Promise<boolean> {
    return Promise.resolve(true);
  }
}

describe('due dates', () => {
  it('are counted by every holder, with the newest holidays', async () => {
    const said: string[] = [];
    const holders = ['one', 'two'].map((name) => ({ instance: new Letters(name, said) }));
    const discovery = { getProviders: () => [{ instance: {} }, ...holders] } as unknown as DiscoveryService;
    const holidays = { refresh: () => Promise.resolve(void said.push('refresh')) } as unknown as LoadedHolidays;
    await new DueDatesService(discovery, holidays, Log.at('silent')).recompute();
    expect(said).toEqual(['refresh', 'one after ', 'one after 199', 'two after ', 'two after 199']);
  });
});
