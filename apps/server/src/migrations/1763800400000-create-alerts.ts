import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, int, json, NULL, primaryId, string, time } from './schema-v1.js';

export class CreateAlerts1763800400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'alert',
      [primaryId(), id('userId'), string('name', 30), json('conditions'), time('createdAt'), id('lastNoticeId', NULL), string('lastNoticeTitle', 500, NULL), time('lastMatchAt', NULL)],
      [{ name: 'alert_user', columns: ['userId'] }],
    );
    await createTable(runner, 'alert_change', [primaryId(), int('number'), id('alertId')], [{ name: 'alert_change_number', columns: ['number'], unique: true }]);
    await createTable(runner, 'alert_sequence', [primaryId('name', 16), int('value')]);
    await runner.query("INSERT INTO alert_sequence (name, value) VALUES ('alert', 0)");
    await createTable(
      runner,
      'follow',
      [primaryId(), id('userId'), id('projectId'), time('createdAt')],
      [
        { name: 'follow_user_project', columns: ['userId', 'projectId'], unique: true },
        { name: 'follow_project', columns: ['projectId', 'userId'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['follow', 'alert_sequence', 'alert_change', 'alert']) await runner.dropTable(table);
  }
}
