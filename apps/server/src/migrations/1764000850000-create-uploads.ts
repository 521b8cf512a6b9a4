import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, hash, id, int, NULL, primaryId, string, time } from './schema-v1.js';

export class CreateUploads1764000850000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'upload',
      [primaryId(), string('kind', 10), string('name', 100), hash('sha256'), int('size'), int('pages', NULL), string('ownerKind', 16, NULL), id('ownerId', NULL), int('position'), time('expiresAt', NULL), time('createdAt')],
      [
        { name: 'upload_owner', columns: ['ownerKind', 'ownerId'] },
        { name: 'upload_expires', columns: ['expiresAt'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('upload');
  }
}
