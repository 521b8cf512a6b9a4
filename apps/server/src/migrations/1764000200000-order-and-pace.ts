import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, day, fen, int, NULL, primaryId, time } from './schema-v1.js';

/** In which order jobs run, and how fast each call to WeChat may be made. */
export class OrderAndPace1764000200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addFilled(runner, time('rank'), runner.connection.driver.escape('createdAt'));
    await addFilled(runner, int('place'), '0');
    await runner.createIndex('outbox', new TableIndex({ name: 'outbox_rank', columnNames: ['state', 'rank', 'place', 'dueAt', 'id'] }));
    await createTable(runner, 'send_pace', [primaryId('name', 32), day('day'), int('used'), fen('busyUntilUs'), int('failures'), time('probeAt', NULL)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('send_pace');
    await runner.dropIndex('outbox', 'outbox_rank');
    await runner.dropColumns('outbox', ['place', 'rank']);
  }
}

/** A column that may not be null, in a table that may have rows. */
async function addFilled(runner: QueryRunner, column: ReturnType<typeof time>, value: string): Promise<void> {
  const isSqlite = runner.connection.options.type === 'better-sqlite3';
  // TypeORM's SQLite schema reader spells this one its own way.
  const spelled = isSqlite && column.type === 'int' ? { ...column, type: 'integer' } : column;
  const open = new TableColumn({ ...spelled, isNullable: true });
  await runner.addColumn('outbox', open);
  await runner.query(`UPDATE ${runner.connection.driver.escape('outbox')} SET ${runner.connection.driver.escape(column.name)} = ${value}`);
  await runner.changeColumn('outbox', open, new TableColumn(spelled));
}
