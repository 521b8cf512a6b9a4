import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { int } from './schema-v1.js';

/** Something that every lock of a credit changes. */
export class CreditHolds1763901000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A column that is added is written as it is named, and SQLite knows the type by its long name.
    const holds = { ...int('holds'), type: 'integer' };
    const filled = new TableColumn({ ...holds, default: '0' });
    await runner.addColumn('credit', filled);
    await runner.changeColumn('credit', filled, new TableColumn(holds));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('credit', 'holds');
  }
}
