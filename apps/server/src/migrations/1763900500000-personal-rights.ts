import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, id, int, json, NULL, primaryId, string, time } from './schema-v1.js';

const ADDED_TO_USER = [time('officialSeenAt', NULL), string('phoneSealed', 160, NULL), time('phoneSince', NULL), time('remindersOffAt', NULL), time('remindersOnAt', NULL)];
const SESSION = [primaryId('tokenHash', 64), string('kind', 8), id('subjectId'), time('expiresAt'), time('createdAt')];
const SESSION_INDICES = [
  { name: 'session_subject', columns: ['subjectId'] },
  { name: 'session_expiry', columns: ['expiresAt'] },
];

export class PersonalRights1763900500000 implements MigrationInterface {
  /** Sessions are begun anew: nobody knows on which device the old ones are. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumns('user', ADDED_TO_USER.map((column) => new TableColumn(column)));
    await runner.dropTable('session');
    await createTable(runner, 'session', [...SESSION, string('device', 16), time('lastSeenAt')], SESSION_INDICES);
    await createTable(runner, 'erasure_receipt', [primaryId('receipt', 24), time('at'), json('erased')]);
    await createTable(runner, 'follower_sync', [
      primaryId('name', 16),
      ...[time('startedAt'), time('endedAt', NULL), string('cursor', 64, NULL), int('total'), int('done'), int('doneAtCursor'), string('error', 500, NULL)],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('follower_sync');
    await runner.dropTable('erasure_receipt');
    await runner.dropTable('session');
    await createTable(runner, 'session', SESSION, SESSION_INDICES);
    await runner.dropColumns('user', ADDED_TO_USER.map(({ name }) => name));
  }
}
