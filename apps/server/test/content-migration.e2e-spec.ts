import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from './support/database.js';

const MINE = 'CreateContentChecks1763900700000';
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Goes back to before the check existed. */
async function undoToBefore(): Promise<void> {
  for (let steps = 0; steps < 50; steps += 1) {
    const done = (await database.dataSource.query('SELECT name FROM migrations')) as { name: string }[];
    if (!done.some(({ name }) => name === MINE)) return;
    await database.dataSource.undoLastMigration();
  }
  throw new Error('the migration was not undone');
}

it('leaves words from before there was a check to a person, and what has no words shown', async () => {
  const { dataSource } = database;
  const at = '2026-11-20 02:00:00.000';
  await undoToBefore();
  const table = dataSource.driver.escape('case');
  const cases = (id: string, receipt: string): Promise<unknown> => dataSource.query(`INSERT INTO ${table} (id, receipt, kind, text, contact, callBack, createdAt) VALUES ('${id}', '${receipt}', 'enquiry', '旧的诉求', '', 0, '${at}')`);
  const rating = (id: string, comment: string): Promise<unknown> => dataSource.query(`INSERT INTO rating (id, matterId, level, reasons, comment, createdAt) VALUES ('${id}', 'opening', 5, '[]', '${comment}', '${at}')`);
  await cases('01KA0000000000000000000001', '20261120-2222222222');
  await rating('01KA0000000000000000000002', '旧的留言');
  await rating('01KA0000000000000000000003', '');

  await dataSource.runMigrations();
  expect(await dataSource.query('SELECT id, kind, state, wait FROM content_check ORDER BY id')).toEqual([
    { id: '01KA0000000000000000000001', kind: 'case', state: 'pending', wait: 'earlier' },
    { id: '01KA0000000000000000000002', kind: 'rating', state: 'pending', wait: 'earlier' },
  ]);
  expect(await dataSource.query(`SELECT ${dataSource.driver.escape('textState')} FROM ${table}`)).toEqual([{ textState: 'pending' }]);
  expect(await dataSource.query('SELECT commentState FROM rating ORDER BY id')).toEqual([{ commentState: 'pending' }, { commentState: 'passed' }]);
});
