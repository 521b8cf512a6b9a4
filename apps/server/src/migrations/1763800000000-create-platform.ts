import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, int, json, NULL, primaryId, string, time } from './schema-v1.js';

export class CreatePlatform1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'outbox',
      [
        primaryId(),
        string('kind', 64),
        json('payload'),
        string('state', 16),
        time('dueAt'),
        int('attempts'),
        string('lastError', 500, NULL),
        string('dedupeKey', 191, NULL),
        time('createdAt'),
      ],
      [
        { name: 'outbox_due', columns: ['state', 'dueAt'] },
        { name: 'outbox_dedupe', columns: ['dedupeKey'], unique: true },
      ],
    );
    await createTable(
      runner,
      'audit_entry',
      [
        primaryId(),
        time('at'),
        string('actorKind', 16),
        id('actorId', NULL),
        string('actorName', 60),
        string('ip', 45, NULL),
        string('action', 64),
        string('objectKind', 32),
        string('objectId', 64),
        string('summary', 500),
        json('detail'),
      ],
      [
        { name: 'audit_entry_object', columns: ['objectKind', 'objectId'] },
        { name: 'audit_entry_actor', columns: ['actorId'] },
        { name: 'audit_entry_at', columns: ['at'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('audit_entry');
    await runner.dropTable('outbox');
  }
}
