import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, id, int, json, NULL, primaryId, string, time } from './schema-v1.js';

/** Dead letters, turns of openids, and the instants that put the events of a permission in order. */
export class SendingByCall1763900400100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'dead_letter',
      [
        ...[primaryId(), id('deliveryId'), id('userId'), string('call', 32), string('templateId', 64), int('errcode'), string('errmsg', 500), string('rid', 64, NULL)],
        ...[string('title', 500), json('fields'), string('page', 200), string('state', 16), time('createdAt')],
      ],
      [
        { name: 'dead_letter_state', columns: ['state', 'id'] },
        { name: 'dead_letter_user', columns: ['userId'] },
        { name: 'dead_letter_delivery', columns: ['deliveryId'] },
      ],
    );
    await createTable(runner, 'openid_turn', [primaryId('openid', 64), time('until'), id('deliveryId', NULL)]);
    await runner.addColumns('credit', [new TableColumn(time('acceptedAt', NULL)), new TableColumn(time('rejectedAt', NULL))]);
    await runner.createIndex('credit', new TableIndex({ name: 'credit_template', columnNames: ['templateId'] }));
    await runner.addColumn('credit_entry', new TableColumn(time('happenedAt', NULL)));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('credit_entry', 'happenedAt');
    await runner.dropIndex('credit', 'credit_template');
    await runner.dropColumns('credit', ['acceptedAt', 'rejectedAt']);
    for (const table of ['openid_turn', 'dead_letter']) await runner.dropTable(table);
  }
}
