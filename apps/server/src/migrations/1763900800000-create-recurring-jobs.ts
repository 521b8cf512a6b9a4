import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, NULL, primaryId, string, time } from './schema-v1.js';

export class CreateRecurringJobs1763900800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'recurring_job', [primaryId('name', 64), time('nextAt'), time('leaseUntil', NULL), time('lastEndedAt', NULL), string('lastError', 500, NULL)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('recurring_job');
  }
}
