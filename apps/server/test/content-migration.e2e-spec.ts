import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openTestDatabase, type TestDatabase } from './support/database.js';

const MINE = 'CreateContentChecks1763900700000';
let database: TestDatabase;

beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

/** Goes back to before this migration. */
async function undoTo(migration: string): Promise<void> {
  for (let steps = 0; steps < 50; steps += 1) {
    const done = (await database.dataSource.query('SELECT name FROM migrations')) as { name: string }[];
    if (!done.some(({ name }) => name === migration)) return;
    await database.dataSource.undoLastMigration();
  }
  throw new Error('the migration was not undone');
}

it('leaves words from before there was a check to a person, and what has no words shown', async () => {
  const { dataSource } = database;
  const at = '2026-11-20 02:00:00.000';
  await undoTo(MINE);
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

it('counts a rating from before there were forms on its day in Shanghai, as one that anybody gave', async () => {
  const { dataSource } = database;
  await undoTo('RatingForms1764000810000');
  for (const [id, at] of [['01KA0000000000000000000005', '2026-11-20 15:59:59.000'], ['01KA0000000000000000000006', '2026-11-20 16:00:00.000']]) {
    await dataSource.query(`INSERT INTO rating (id, matterId, level, reasons, comment, commentState, createdAt) VALUES ('${id}', 'opening', 5, '[]', '', 'passed', '${at}')`);
  }
  await dataSource.runMigrations();
  expect(await dataSource.query(`SELECT day, channel, receipt FROM rating WHERE id > '01KA0000000000000000000004' ORDER BY id`)).toEqual([
    { day: '2026-11-20', channel: 'open', receipt: null },
    { day: '2026-11-21', channel: 'open', receipt: null },
  ]);
});
