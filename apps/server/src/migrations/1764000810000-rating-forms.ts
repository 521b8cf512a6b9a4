import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bool, createTable, day, hash, id, int, json, NULL, primaryId, string, text, time } from './schema-v1.js';

const isSqlite = (runner: QueryRunner): boolean => runner.connection.options.type === 'better-sqlite3';

/** What a rating knows besides its level; nothing of it is known of those from before. */
const added = [id('formId', NULL), json('answers', NULL), id('serviceId', NULL), time('servedAt', NULL), id('caseId', NULL), string('sectionId', 40, NULL), id('handledById', NULL), string('handledBy', 60, NULL), string('enteredBy', 60, NULL), string('receipt', 24, NULL), hash('codeHash', NULL), text('contactSealed', NULL), hash('deviceHash', NULL), hash('networkHash', NULL), int('durationMs', NULL), time('changedAt', NULL), time('excludedAt', NULL)];

/** Columns that every row has; the default is for the rows that are there alone. */
const filled = [
  { column: string('channel', 16), value: "'open'" },
  { column: day('day'), value: "''" },
  { column: bool('isStaffDevice'), value: '0' },
];

const indices = [
  new TableIndex({ name: 'rating_receipt', columnNames: ['receipt'], isUnique: true }),
  new TableIndex({ name: 'rating_day', columnNames: ['day'] }),
  new TableIndex({ name: 'rating_excluded', columnNames: ['excludedAt'] }),
];

/** Forms and their versions, finished services with their tokens, and what was changed or taken out. */
export class RatingForms1764000810000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // TypeORM's SQLite schema reader spells a whole number its own way.
    const spelled = added.map((column) => (isSqlite(runner) && column.type === 'int' ? { ...column, type: 'integer' } : column));
    await runner.addColumns('rating', spelled.map((column) => new TableColumn(column)));
    for (const { column, value } of filled) await runner.addColumn('rating', new TableColumn({ ...column, default: value }));
    const shanghai = isSqlite(runner) ? `date("createdAt", '+8 hours')` : "DATE_FORMAT(DATE_ADD(`createdAt`, INTERVAL 8 HOUR), '%Y-%m-%d')";
    await runner.query(`UPDATE rating SET day = ${shanghai}`);
    for (const { column } of filled) await runner.changeColumn('rating', column.name, new TableColumn(column));
    for (const index of indices) await runner.createIndex('rating', index);
    await createForms(runner);
    await createServices(runner);
    await createHistory(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['staff_device', 'rating_exclusion', 'rating_change', 'handled_service', 'rating_form_draft', 'rating_form']) await runner.dropTable(name);
    for (const { name } of indices) await runner.dropIndex('rating', name ?? '');
    await runner.dropColumns('rating', [...added, ...filled.map(({ column }) => column)].map(({ name }) => name));
  }
}

async function createForms(runner: QueryRunner): Promise<void> {
  const words = [string('title', 100), text('intro'), json('questions')];
  await createTable(runner, 'rating_form', [primaryId(), string('purpose', 16), string('subject', 40), int('version'), ...words, string('standardVersion', 40), time('publishedAt'), string('publishedBy', 60)], [{ name: 'rating_form_version', columns: ['subject', 'version'], unique: true }]);
  await createTable(runner, 'rating_form_draft', [primaryId('subject', 40), ...words, int('revision'), time('editedAt'), string('editedBy', 60)]);
}

async function createServices(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'handled_service',
    [primaryId(), string('matterId', 40), string('counterId', 30, NULL), string('sectionId', 40, NULL), id('handledById', NULL), string('handledBy', 60, NULL), id('userId', NULL), id('caseId', NULL), string('channel', 16), hash('tokenHash'), day('day'), time('createdAt'), time('expiresAt'), time('usedAt', NULL), id('ratingId', NULL)],
    [
      { name: 'handled_service_token', columns: ['tokenHash'], unique: true },
      { name: 'handled_service_day', columns: ['day'] },
      { name: 'handled_service_user', columns: ['userId'] },
    ],
  );
}

async function createHistory(runner: QueryRunner): Promise<void> {
  const said = [id('formId', NULL), int('level'), json('answers', NULL), json('reasons'), text('comment'), string('commentState', 16)];
  await createTable(runner, 'rating_change', [primaryId(), id('ratingId'), ...said, time('changedAt')], [{ name: 'rating_change_rating', columns: ['ratingId'], unique: true }]);
  const decided = [id('decidedById', NULL), string('decidedBy', 60, NULL), time('decidedAt', NULL), text('decision')];
  await createTable(runner, 'rating_exclusion', [primaryId('ratingId'), string('kind', 16), string('state', 16), text('reason'), id('proposedById'), string('proposedBy', 60), time('proposedAt'), ...decided], [{ name: 'rating_exclusion_state', columns: ['state'] }]);
  await createTable(runner, 'staff_device', [primaryId('deviceHash', 64), id('staffId'), time('seenAt')]);
}
