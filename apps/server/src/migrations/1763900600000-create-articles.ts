import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, hash, int, json, NULL, primaryId, string, text, time } from './schema-v1.js';

export class CreateArticles1763900600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'article',
      [
        ...[primaryId(), string('origin', 12), string('wechatId', 128), int('position')],
        ...[string('title', 300), string('author', 100), text('digest'), text('url', NULL), hash('addressHash', NULL), hash('coverHash', NULL), json('parts'), hash('fingerprint', NULL)],
        ...[time('publishedAt'), time('updatedAt'), time('seenAt'), time('removedAt', NULL), time('hiddenAt', NULL), string('hiddenBy', 60, NULL), string('hiddenReason', 500, NULL)],
      ],
      [
        { name: 'article_place', columns: ['origin', 'wechatId', 'position'], unique: true },
        { name: 'article_address', columns: ['addressHash'] },
      ],
    );
    await createTable(
      runner,
      'article_picture',
      [primaryId('articleId'), primaryId('hash', 64), text('url'), hash('sha256', NULL), string('mime', 40, NULL), int('attempts'), time('nextAttemptAt', NULL), string('lastError', 200, NULL)],
      [
        { name: 'article_picture_hash', columns: ['hash'] },
        { name: 'article_picture_due', columns: ['nextAttemptAt'] },
      ],
    );
    await createTable(runner, 'article_mirror', [
      ...[primaryId('appid', 64), time('startedAt', NULL), time('lastEndedAt', NULL), time('lastFullAt', NULL), string('lastError', 500, NULL), time('pausedUntil', NULL), json('menu')],
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('article_mirror');
    await runner.dropTable('article_picture');
    await runner.dropTable('article');
  }
}
