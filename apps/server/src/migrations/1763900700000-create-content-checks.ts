import { TableColumn, type MigrationInterface, type QueryRunner, type TableColumnOptions } from 'typeorm';
import { createTable, id, int, NULL, primaryId, string, time } from './schema-v1.js';

/** Adds a column that has a value in every row from the start, and no default for those to come. */
async function addFilled(runner: QueryRunner, table: string, column: TableColumnOptions, value: string): Promise<void> {
  const filled = new TableColumn({ ...column, default: `'${value}'` });
  await runner.addColumn(table, filled);
  await runner.changeColumn(table, filled, new TableColumn(column));
}

export class CreateContentChecks1763900700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const verdict = [string('decidedBy', 60, NULL), time('decidedAt', NULL), string('refusal', 500, NULL)];
    await createTable(
      runner,
      'content_check',
      [primaryId(), string('kind', 16), id('userId', NULL), string('state', 16), string('wait', 16), int('label', NULL), int('asked'), time('askedAt', NULL), time('createdAt'), ...verdict],
      [
        { name: 'content_check_state', columns: ['state', 'id'] },
        { name: 'content_check_user', columns: ['userId'] },
      ],
    );
    await addFilled(runner, 'case', string('textState', 16), 'pending');
    await runner.addColumn('case', new TableColumn(string('textRefusal', 500, NULL)));
    await addFilled(runner, 'rating', string('commentState', 16), 'passed');
    await this.waitForPerson(runner, 'case', '1 = 1');
    await this.waitForPerson(runner, 'rating', "comment <> ''");
    await runner.query("UPDATE rating SET commentState = 'pending' WHERE comment <> ''");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('rating', 'commentState');
    await runner.dropColumns('case', ['textRefusal', 'textState']);
    await runner.dropTable('content_check');
  }

  /** Words from before there was a check: nobody has looked at them, so a person does. */
  private async waitForPerson(runner: QueryRunner, kind: 'case' | 'rating', condition: string): Promise<void> {
    const table = runner.connection.driver.escape(kind);
    await runner.query(`INSERT INTO content_check (id, kind, userId, state, wait, asked, createdAt) SELECT id, '${kind}', userId, 'pending', 'earlier', 0, createdAt FROM ${table} WHERE ${condition}`);
  }
}
