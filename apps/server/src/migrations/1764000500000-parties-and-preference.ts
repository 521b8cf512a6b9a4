import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, json, primaryId, time } from './schema-v1.js';

/** Finding parties by the notices that name them, and the order in which a person wants to be reached. */
export class PartiesAndPreference1764000500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('notice_version', new TableIndex({ name: 'notice_version_owner', columnNames: ['ownerId'] }));
    await runner.createIndex('notice_version', new TableIndex({ name: 'notice_version_agency', columnNames: ['agencyId'] }));
    await createTable(runner, 'push_preference', [primaryId('userId'), json('channels'), time('updatedAt')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('push_preference');
    await runner.dropIndex('notice_version', 'notice_version_agency');
    await runner.dropIndex('notice_version', 'notice_version_owner');
  }
}
