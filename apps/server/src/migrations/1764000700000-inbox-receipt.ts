import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Staff find the push of an answer by its receipt. */
export class InboxReceipt1764000700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createIndex('inbox_item', new TableIndex({ name: 'inbox_item_receipt', columnNames: ['caseReceipt'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('inbox_item', 'inbox_item_receipt');
  }
}
