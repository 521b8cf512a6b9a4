import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { waitingDelivery } from '../../../test/support/delivery.js';
import { addMs } from '../../platform/clock/clock.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { DeliveryFiguresRepository } from './delivery-figures.repository.js';
import { DeliveryEntity } from './delivery.entity.js';

const MADE = new Date('2026-11-20T02:00:00Z');
const MARKED = addMs(MADE, 60_000);
const PUT_OFF = addMs(MADE, 120_000);

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase([DeliveryEntity]);
});
afterAll(() => database.close());

it.each([
  ['its making', { callAt: null, nextAttemptAt: null }, MADE],
  ['the time it was put off to', { callAt: null, nextAttemptAt: PUT_OFF }, PUT_OFF],
  ['its mark', { callAt: MARKED, nextAttemptAt: MADE }, MARKED],
  ['its mark, when it was never put off', { callAt: MARKED, nextAttemptAt: null }, MARKED],
  ['the time that its lost call was put off to', { callAt: MARKED, nextAttemptAt: PUT_OFF }, PUT_OFF],
])('a waiting push could go since %s', async (_what, times, since) => {
  await database.dataSource.getRepository(DeliveryEntity).clear();
  await database.unitOfWork.run((tx) => new DeliveriesRepository(database.dataSource).insert(tx, [{ ...waitingDelivery(MADE), ...times }]));
  const figures = new DeliveryFiguresRepository(database.dataSource);
  expect(await figures.findWaiting()).toMatchObject([{ count: 1, dueSince: since }]);
  expect(await figures.findWaiting(since)).toEqual([]);
  expect(await figures.findWaiting(addMs(since, 1))).toHaveLength(1);
});
