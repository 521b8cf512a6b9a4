import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, int, primaryId, string, time } from './schema-v1.js';

export class CreateAlarms1763900400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'alarm', [primaryId('key', 100), string('text', 500), time('firstAt'), time('lastAt'), int('times')]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('alarm');
  }
}
