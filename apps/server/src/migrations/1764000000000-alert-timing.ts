import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { id, json, NULL, string, time } from './schema-v1.js';

const AT_ONCE = JSON.stringify({ frequency: 'now', at: '08:00', weekday: 1, quiet: null, pausedUntil: null });

/** When alerts ring, what can be followed, and by when a delivery is of use. */
export class AlertTiming1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addFilled(runner, 'alert', json('timing'), AT_ONCE);
    await addFilled(runner, 'delivery', json('quiet'), '[]');
    await runner.addColumns('delivery', [new TableColumn(time('deadlineAt', NULL)), new TableColumn(time('expiresAt', NULL)), new TableColumn(time('digestAt', NULL)), new TableColumn(id('digestId', NULL))]);
    await runner.createIndex('delivery', new TableIndex({ name: 'delivery_digest', columnNames: ['digestAt', 'userId'] }));
    await addFilled(runner, 'follow', string('kind', 8), 'project');
    await runner.dropIndex('follow', 'follow_user_project');
    await runner.dropIndex('follow', 'follow_project');
    await runner.renameColumn('follow', 'projectId', 'targetId');
    await runner.createIndex('follow', new TableIndex({ name: 'follow_user_target', columnNames: ['userId', 'targetId'], isUnique: true }));
    await runner.createIndex('follow', new TableIndex({ name: 'follow_target', columnNames: ['targetId', 'userId'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('follow', 'follow_target');
    await runner.dropIndex('follow', 'follow_user_target');
    await runner.renameColumn('follow', 'targetId', 'projectId');
    await runner.createIndex('follow', new TableIndex({ name: 'follow_project', columnNames: ['projectId', 'userId'] }));
    await runner.createIndex('follow', new TableIndex({ name: 'follow_user_project', columnNames: ['userId', 'projectId'], isUnique: true }));
    await runner.dropColumn('follow', 'kind');
    await runner.dropIndex('delivery', 'delivery_digest');
    await runner.dropColumns('delivery', ['deadlineAt', 'expiresAt', 'digestAt', 'digestId', 'quiet']);
    await runner.dropColumn('alert', 'timing');
  }
}

/** A column that may not be null, in a table that may have rows. Texts have no default in MySQL, so it is filled by hand. */
async function addFilled(runner: QueryRunner, table: string, column: ReturnType<typeof json>, value: string): Promise<void> {
  const open = new TableColumn({ ...column, isNullable: true });
  await runner.addColumn(table, open);
  const escape = (name: string): string => runner.connection.driver.escape(name);
  await runner.query(`UPDATE ${escape(table)} SET ${escape(column.name)} = '${value}'`);
  await runner.changeColumn(table, open, new TableColumn(column));
}
