import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, fen, id, int, NULL, primaryId, string, time } from './schema-v1.js';

/** What was promised to be announced, what happened to a push on its way, and what WeChat answered. */
export class SelfWatch1764000600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'announcement',
      [primaryId(), id('noticeId'), int('versionNumber'), string('kind', 16), string('category', 20), string('title', 500), time('at'), time('settledAt', NULL), int('seenMs', NULL)],
      [
        { name: 'announcement_at', columns: ['at', 'id'] },
        { name: 'announcement_settled', columns: ['settledAt', 'at'] },
        { name: 'announcement_category', columns: ['category', 'at'] },
      ],
    );
    await createTable(
      runner,
      'delivery_step',
      [primaryId(), id('deliveryId'), id('userId'), string('what', 16), string('channel', 16), string('reason', 32, NULL), string('detail', 500, NULL), time('at')],
      [
        { name: 'delivery_step_delivery', columns: ['deliveryId', 'id'] },
        { name: 'delivery_step_user', columns: ['userId'] },
      ],
    );
    await createTable(runner, 'wechat_answer', [primaryId('id', 100), time('hour'), string('call', 40), int('errcode', NULL), int('count'), fen('totalMs')], [{ name: 'wechat_answer_hour', columns: ['hour'] }]);
    await runner.createIndex('delivery', new TableIndex({ name: 'delivery_sent', columnNames: ['sentAt'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('delivery', 'delivery_sent');
    for (const table of ['wechat_answer', 'delivery_step', 'announcement']) await runner.dropTable(table);
  }
}
