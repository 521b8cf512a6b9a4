import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { waitingDelivery } from '../../../test/support/delivery.js';
import { Overtaken, UnitOfWork, type Tx } from '../../platform/database/unit-of-work.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryEntity } from './delivery.entity.js';

const NOW = new Date('2026-11-20T02:00:00Z');
const ENDED = { state: 'inbox-only', reason: 'reminders-off', callAt: null } as const;

describe('what two workers write about one delivery', () => {
  let database: TestDatabase;
  let deliveries: DeliveriesRepository;
  /** SQLite has one writer at a time, so nobody can write between another's read and write. */
  const onMysql = process.env['TEST_DATABASE_URL'] ? it : it.skip;

  beforeAll(async () => {
    database = await openTestDatabase([DeliveryEntity]);
    deliveries = new DeliveriesRepository(database.dataSource);
  });
  afterAll(() => database.close());

  const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.unitOfWork.run(work);
  const add = async (): Promise<DeliveryEntity> => {
    const row = waitingDelivery(NOW);
    await run((tx) => deliveries.insert(tx, [row]));
    return row;
  };
  const now = async ({ id }: DeliveryEntity): Promise<DeliveryEntity | null> => deliveries.find(id);

  it.each([
    ['an ending', (tx: Tx, read: DeliveryEntity) => deliveries.change(tx, read, ENDED)],
    ['a wait', (tx: Tx, read: DeliveryEntity) => deliveries.changeMany(tx, [read], { nextAttemptAt: NOW, reason: 'quota-minute' })],
    ['a second mark', (tx: Tx, read: DeliveryEntity) => deliveries.markCalls(tx, [read], new Date(NOW.getTime() + 1))],
  ])('%s is not written over a mark that it has not seen, nor over its outcome', async (_what, write) => {
    const read = await add();
    await run((tx) => deliveries.markCalls(tx, [read], NOW));
    await expect(run((tx) => write(tx, read))).rejects.toBeInstanceOf(Overtaken);
    expect(await now(read)).toMatchObject({ state: 'waiting', callAt: NOW, nextAttemptAt: null });
    const marked = { ...read, callAt: NOW, attempts: 1 };
    await run((tx) => deliveries.change(tx, marked, { callAt: null, reason: 'outcome-unknown', uncertain: true }));
    await expect(run((tx) => write(tx, read))).rejects.toBeInstanceOf(Overtaken);
    expect(await now(read)).toMatchObject({ state: 'waiting', callAt: null, uncertain: true });
  });

  it('a mark is not made on a delivery that has taken another way since it was read', async () => {
    const read = await add();
    await run((tx) => deliveries.change(tx, read, { channel: 'official', renewals: 1, creditEpoch: null }));
    await expect(run((tx) => deliveries.markCalls(tx, [read], NOW))).rejects.toBeInstanceOf(Overtaken);
    expect(await now(read)).toMatchObject({ channel: 'official', callAt: null, attempts: 0 });
  });

  onMysql('whoever read an old snapshot reads again, and does what fits then', async () => {
    const { id } = await add();
    const other = new UnitOfWork(database.dataSource);
    let round = 0;
    await run(async (tx) => {
      const read = await deliveries.find(id, tx);
      if (round++ === 0) await other.run(async (theirs) => deliveries.markCalls(theirs, await deliveries.findMany([id], theirs), NOW));
      if (read && read.callAt === null) await deliveries.change(tx, read, ENDED);
    });
    expect(round).toBe(2);
    expect(await deliveries.find(id)).toMatchObject({ state: 'waiting', callAt: NOW });
  });
});
