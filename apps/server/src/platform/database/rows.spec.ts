import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { OutboxRow } from '../outbox/outbox.entity.js';
import { newId } from './ids.js';
import { insertRows } from './rows.js';
import { isUniqueViolation } from './unit-of-work.js';

describe('rows inserted together', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await openTestDatabase([OutboxRow]);
  });
  afterEach(() => database.close());

  const row = (number: number): OutboxRow => {
    const at = new Date(1_763_600_000_000 + number);
    const times = { dueAt: at, rank: at, createdAt: at };
    return { ...times, id: newId(), kind: 'test.letter', payload: { to: `第${number}人 "'\\` }, state: 'pending', place: 0, attempts: number, lastError: number % 2 ? 'x' : null, dedupeKey: null };
  };
  const read = () => database.dataSource.getRepository(OutboxRow).find({ order: { id: 'ASC' } });

  it('are read as they were written, however many', async () => {
    const rows = Array.from({ length: 777 }, (_, number) => row(number));
    await insertRows(database.dataSource.manager, OutboxRow, rows);
    expect(await read()).toEqual(rows);
  });

  it('are none for none', async () => {
    await insertRows(database.dataSource.manager, OutboxRow, []);
    expect(await read()).toEqual([]);
  });

  it('are none when one of them breaks a key', async () => {
    const [first] = [row(1)];
    const failing = database.unitOfWork.run((tx) => insertRows(tx as never, OutboxRow, [first, row(2), first]));
    await expect(failing.catch((error: unknown) => isUniqueViolation(error))).resolves.toBe(true);
    expect(await read()).toEqual([]);
  });
});
