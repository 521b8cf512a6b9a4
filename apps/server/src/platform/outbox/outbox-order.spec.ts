import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DiscoveryService } from '@nestjs/core';
import * as z from 'zod';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { TestClock, addMs } from '../clock/clock.js';
import { OutboxHandler } from './outbox-handler.js';
import { OutboxHandlers } from './outbox-handlers.js';
import { OutboxRow } from './outbox.entity.js';
import { OutboxRepository } from './outbox.repository.js';
import { Outbox, type NewJob } from './outbox.js';

class Parcel extends OutboxHandler<string> {
  readonly kind = 'test.parcel';
  readonly schema = z.string();

  handle(): Promise<void> {
    return Promise.resolve();
  }
}

const LEASE_MS = 15_000;
const HOUR = 3_600_000;

describe('the order of the outbox', () => {
  let database: TestDatabase;
  let clock: TestClock;
  let repository: OutboxRepository;
  let outbox: Outbox;
  const add = (payload: string, more: Partial<NewJob> = {}) => database.unitOfWork.run((tx) => outbox.add(tx, { kind: 'test.parcel', payload, ...more }));
  const claim = async (limit: number): Promise<unknown[]> => {
    const now = clock.now();
    return (await database.unitOfWork.run((tx) => repository.claimDue(tx, now, addMs(now, LEASE_MS), limit))).map(({ payload }) => payload);
  };
  const at = (hours: number): Date => addMs(clock.now(), hours * HOUR);

  beforeAll(async () => {
    database = await openTestDatabase([OutboxRow]);
  });
  beforeEach(async () => {
    await database.dataSource.getRepository(OutboxRow).clear();
    clock = new TestClock('2026-11-20T02:00:00Z');
    repository = new OutboxRepository(database.dataSource);
    const handlers = new OutboxHandlers({ getProviders: () => [{ instance: new Parcel() }] } as unknown as DiscoveryService);
    handlers.onModuleInit();
    outbox = new Outbox(repository, handlers, database.unitOfWork, clock);
  });
  afterAll(() => database.close());

  it('takes the earliest rank first, and without one what was asked for first', async () => {
    await add('下周', { rank: at(168) });
    await add('今天', { rank: at(5) });
    await add('现在一');
    clock.advance(1);
    await add('现在二');
    expect(await claim(4)).toEqual(['现在一', '现在二', '今天', '下周']);
  });

  it('takes what became due by its rank, not by when it became due', async () => {
    await add('晚截止', { rank: at(30), dueAt: at(1) });
    await add('早截止', { rank: at(6), dueAt: at(2) });
    expect(await claim(2)).toEqual([]);
    clock.advance(3 * HOUR);
    expect(await claim(1)).toEqual(['早截止']);
    expect(await claim(2)).toEqual(['晚截止']);
  });

  it('never takes what is not due, however early its rank', async () => {
    await add('额度用完', { rank: at(-1), dueAt: at(10) });
    await add('可以发', { rank: at(24) });
    expect(await claim(2)).toEqual(['可以发']);
  });

  it('lets an urgent job go before a hundred parts of a big one, as soon as a place is free', async () => {
    for (let place = 0; place < 100; place += 1) await add(`大${place}`, { rank: at(48), place });
    const inFlight = await claim(4);
    await add('急', { rank: at(2) });
    expect(inFlight).toEqual(['大0', '大1', '大2', '大3']);
    expect(await claim(1)).toEqual(['急']);
  });

  it('is fair between a big notice and a small one of the same rank: first parts before second parts', async () => {
    const rank = at(48);
    for (let place = 0; place < 20; place += 1) await add(`大${place}`, { rank, place });
    clock.advance(1000);
    await add('小0', { rank, place: 0 });
    await add('小1', { rank, place: 1 });
    expect(await claim(4)).toEqual(['大0', '小0', '大1', '小1']);
  });

  it('puts the job of a dead worker where its rank says', async () => {
    await add('被丢下', { rank: at(3) });
    await claim(1);
    clock.advance(LEASE_MS);
    await add('早', { rank: at(1) });
    await add('晚', { rank: at(9) });
    expect(await claim(3)).toEqual(['早', '被丢下', '晚']);
  });

  it('makes what waits ready when it is hastened', async () => {
    await add('等着', { dueAt: at(10), rank: at(1) });
    await database.unitOfWork.run((tx) => outbox.hasten(tx, 'test.parcel'));
    expect(await claim(1)).toEqual(['等着']);
  });
});
