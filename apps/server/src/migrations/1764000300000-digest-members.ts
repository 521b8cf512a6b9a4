import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

const byDigest = new TableIndex({ name: 'delivery_digest', columnNames: ['digestId', 'digestAt', 'userId'] });
const byTime = new TableIndex({ name: 'delivery_digest', columnNames: ['digestAt', 'userId'] });

/** What waits for a digest is found without reading what was in one before. */
export class DigestMembers1764000300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('delivery', 'delivery_digest');
    await runner.createIndex('delivery', byDigest);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('delivery', 'delivery_digest');
    await runner.createIndex('delivery', byTime);
  }
}
