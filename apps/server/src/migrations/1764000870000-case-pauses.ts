import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { json, NULL } from './schema-v1.js';

/** The days of a case's pauses; what those before took stays in `pausedDays`. */
export class CasePauses1764000870000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('case', new TableColumn(json('pauses', NULL)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('case', 'pauses');
  }
}
