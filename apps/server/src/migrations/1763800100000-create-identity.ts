import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, createTable, id, int, NULL, primaryId, string, time } from './schema-v1.js';

export class CreateIdentity1763800100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'user',
      [primaryId(), string('miniOpenid', 64, NULL), string('unionid', 64, NULL), string('officialOpenid', 64, NULL), bool('officialFollowing'), time('createdAt'), time('lastSeenAt')],
      [
        { name: 'user_mini_openid', columns: ['miniOpenid'], unique: true },
        { name: 'user_official_openid', columns: ['officialOpenid'], unique: true },
        { name: 'user_unionid', columns: ['unionid'], unique: true },
      ],
    );
    await createTable(
      runner,
      'staff',
      [
        primaryId(),
        string('username', 40),
        string('displayName', 40),
        string('role', 20),
        string('passwordHash', 255),
        int('failedAttempts'),
        time('lockedUntil', NULL),
        bool('disabled'),
        bool('mustChangePassword'),
        time('createdAt'),
      ],
      [{ name: 'staff_username', columns: ['username'], unique: true }],
    );
    await createTable(
      runner,
      'session',
      [primaryId('tokenHash', 64), string('kind', 8), id('subjectId'), time('expiresAt'), time('createdAt')],
      [
        { name: 'session_subject', columns: ['subjectId'] },
        { name: 'session_expiry', columns: ['expiresAt'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('session');
    await runner.dropTable('staff');
    await runner.dropTable('user');
  }
}
