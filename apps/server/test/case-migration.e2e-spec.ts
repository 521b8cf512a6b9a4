import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { CaseEntity } from '../src/modules/cases/case.entity.js';
import { openTestDatabase, type TestDatabase } from './support/database.js';

/** A migration on a busy MariaDB takes its time. */
jest.setTimeout(60_000);

const MINE = 'CasesByLaw1764000830000';
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase([CaseEntity]);
});
afterAll(() => database.close());

async function undoToBefore(): Promise<void> {
  for (let steps = 0; steps < 50; steps += 1) {
    const done = (await database.dataSource.query('SELECT name FROM migrations')) as { name: string }[];
    if (!done.some(({ name }) => name === MINE)) return;
    await database.dataSource.undoLastMigration();
  }
  throw new Error('the migration was not undone');
}

it('carries cases from before over: open ones go on, answered ones are closed, all are found by their receipt alone', async () => {
  const { dataSource } = database;
  await undoToBefore();
  const escape = (name: string): string => dataSource.driver.escape(name);
  const columns = ['id', 'receipt', 'kind', 'text', 'textState', 'contact', 'callBack', 'createdAt', 'answer', 'answeredAt', 'answeredBy'].map(escape).join(', ');
  const insert = (values: string): Promise<unknown> => dataSource.query(`INSERT INTO ${escape('case')} (${columns}) VALUES (${values})`);
  const at = "'2026-11-20 02:00:00.000'";
  await insert(`'01KA0000000000000000000001', '20261120-2222222222', 'suggestion', '旧的建议', 'passed', '0839-0000008', 1, ${at}, NULL, NULL, NULL`);
  await insert(`'01KA0000000000000000000002', '20261120-3333333333', 'enquiry', '旧的咨询', 'pending', '', 0, ${at}, '旧的答复', ${at}, '演示人员'`);

  await dataSource.runMigrations();
  const [open, answered] = await dataSource.getRepository(CaseEntity).find({ order: { id: 'ASC' } });
  expect(open).toMatchObject({ state: 'accepted', source: 'mini', codeHash: null, contact: '0839-0000008', callBack: true, answerRule: 'suggestion-answer', dueOn: '9999-12-31', closedAt: null, text: '旧的建议', claims: { knownOn: null }, revision: 0, hasFiles: false });
  expect(open?.acceptedAt?.toISOString()).toBe(open?.createdAt.toISOString());
  expect(answered).toMatchObject({ state: 'answered', answer: '旧的答复', answeredBy: '演示人员', textState: 'pending', publishConsent: false });
  expect(answered?.closedAt?.toISOString()).toBe(answered?.answeredAt?.toISOString());
});
