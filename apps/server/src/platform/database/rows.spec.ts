import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { OutboxRow } from '../outbox/outbox.entity.js';
import { newId } from './ids.js';
import { findRows, insertRows, updateRows } from './rows.js';
import { isUniqueViolation, managerFor } from './unit-of-work.js';

const row = (number: number): OutboxRow => {
  const at = new Date(1_763_600_000_000 + number);
  const times = { dueAt: at, rank: at, createdAt: at };
  return { ...times, id: newId(), kind: 'test.letter', payload: { to: `第${number}人 "'\\` }, state: 'pending', place: 0, attempts: number, lastError: number % 2 ? 'x' : null, dedupeKey: null };
};

describe('rows inserted together', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await openTestDatabase([OutboxRow]);
  });
  afterEach(() => database.close());

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

describe('rows found and changed together', () => {
  let database: TestDatabase;
  const rows = Array.from({ length: 5 }, (_, number) => row(number));
  const ids = rows.map(({ id }) => id);
  const [first, second, third] = rows as [OutboxRow, OutboxRow, OutboxRow];
  const find = (where: Parameters<typeof findRows<OutboxRow>>[2]) => findRows(database.dataSource.manager, OutboxRow, where);
  const change = (...[where, to]: [Parameters<typeof updateRows<OutboxRow>>[2], Parameters<typeof updateRows<OutboxRow>>[3]]) => database.unitOfWork.run((tx) => updateRows(managerFor(database.dataSource, tx), OutboxRow, where, to));

  beforeEach(async () => {
    database = await openTestDatabase([OutboxRow]);
    await insertRows(database.dataSource.manager, OutboxRow, rows);
  });
  afterEach(() => database.close());

  it('are those that fit in every column, whole', async () => {
    expect(await find({ id: [first.id, third.id, 'nobody'], state: 'pending' })).toEqual(expect.arrayContaining([first, third]));
    expect(await find({ id: ids, lastError: null, dueAt: third.dueAt })).toEqual([third]);
    expect(await find({ id: ids, state: 'dead' })).toEqual([]);
  });

  it('are none of no values', async () => {
    expect(await find({ id: [] })).toEqual([]);
    expect(await change({ id: [] }, { state: 'dead' })).toBe(0);
  });

  it('take a value, a sum over themselves, or a value each', async () => {
    const dueAt = new Date('2026-11-22T01:02:03.004Z');
    expect(await change({ id: [first.id, second.id], attempts: [0, 1] }, { state: 'ready', dueAt, attempts: () => 'attempts + 10', lastError: new Map([[first.id, '甲']]) })).toBe(2);
    const [one, two] = await Promise.all([find({ id: first.id }), find({ id: second.id })]);
    expect([one, two]).toEqual([[{ ...first, state: 'ready', dueAt, attempts: 10, lastError: '甲' }], [{ ...second, state: 'ready', dueAt, attempts: 11, lastError: 'x' }]]);
    expect(await find({ id: third.id })).toEqual([third]);
  });

  it('are not changed outside of a transaction', async () => {
    await expect(updateRows(database.dataSource.manager, OutboxRow, { id: ids }, { state: 'dead' })).rejects.toThrow('transaction');
    expect(await find({ state: 'dead' })).toEqual([]);
  });
});
