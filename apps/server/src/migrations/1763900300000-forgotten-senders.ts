import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, primaryId, time } from './schema-v1.js';

/** Senders of callbacks who wanted to be forgotten; and the way to callbacks that wait. */
export class ForgottenSenders1763900300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'forgotten_sender', [primaryId('openidHash', 64), time('forgottenAt')]);
    await runner.createIndex('wechat_event', new TableIndex({ name: 'wechat_event_processed', columnNames: ['processedAt'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('wechat_event', 'wechat_event_processed');
    await runner.dropTable('forgotten_sender');
  }
}
