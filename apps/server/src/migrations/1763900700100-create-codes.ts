import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, hash, NULL, primaryId, string, text, time } from './schema-v1.js';

export class CreateCodes1763900700100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'mini_code', [primaryId('name', 100), hash('sha256'), string('mime', 20), time('createdAt')]);
    await createTable(runner, 'mini_link', [primaryId('name', 100), text('url'), time('expiresAt')]);
    await runner.addColumn('rating', new TableColumn(string('counterId', 30, NULL)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('rating', 'counterId');
    await runner.dropTable('mini_link');
    await runner.dropTable('mini_code');
  }
}
