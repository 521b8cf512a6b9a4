import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, createTable, hash, id, int, NULL, primaryId, string, time } from './schema-v1.js';

export class CreateFeeds1763800300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'import_run', [
      primaryId(),
      string('format', 10),
      string('fileName', 255),
      string('state', 12),
      string('error', 500, NULL),
      int('read'),
      int('created'),
      int('updated'),
      int('unchanged'),
      int('rejected'),
      int('masked'),
      bool('asDraft'),
      int('percent', NULL),
      string('startedBy', 60),
      string('worker', 120),
      time('startedAt'),
      time('seenAt'),
      time('finishedAt', NULL),
    ]);
    await createTable(
      runner,
      'import_rejection',
      [primaryId(), id('runId'), int('position'), string('sourceId', 100, NULL), string('title', 200, NULL), string('reason', 500)],
      [{ name: 'import_rejection_run', columns: ['runId', 'id'] }],
    );
    await createTable(
      runner,
      'feed_record',
      [
        primaryId('key', 64),
        string('source', 60),
        string('sourceId', 500),
        hash('fingerprint'),
        id('noticeId'),
        id('projectId', NULL),
        string('titleKey', 500),
        hash('titleHash'),
        string('codeKey', 60, NULL),
        string('type', 20),
        string('regionCode', 9, NULL),
        string('ownerName', 300, NULL),
        time('publishedAt'),
        time('editedAt', NULL),
        time('takenAt'),
      ],
      [
        { name: 'feed_record_title', columns: ['titleHash'] },
        { name: 'feed_record_code', columns: ['codeKey'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('feed_record');
    await runner.dropTable('import_rejection');
    await runner.dropTable('import_run');
  }
}
