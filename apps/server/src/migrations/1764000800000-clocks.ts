import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, id, json, NULL, primaryId, string, time } from './schema-v1.js';

/** Imported years of holidays, and the part of the centre that a member of staff works in. */
export class Clocks1764000800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'holiday_year', [primaryId('year', 4), json('papers'), json('days'), id('revision'), time('importedAt'), id('importedById'), string('importedBy', 40)]);
    await runner.addColumn('staff', new TableColumn(string('sectionId', 40, NULL)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('staff', 'sectionId');
    await runner.dropTable('holiday_year');
  }
}
