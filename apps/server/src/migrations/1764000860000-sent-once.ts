import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { hash, NULL } from './schema-v1.js';

/** What recognises a rating or case that is sent again because its answer was lost; nothing for those that are there. */
export class SentOnce1764000860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['rating', 'case']) {
      await runner.addColumn(table, new TableColumn(hash('clientMark', NULL)));
      await runner.createIndex(table, new TableIndex({ name: `${table}_client`, columnNames: ['clientMark'], isUnique: true }));
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['rating', 'case']) {
      await runner.dropIndex(table, `${table}_client`);
      await runner.dropColumn(table, 'clientMark');
    }
  }
}
