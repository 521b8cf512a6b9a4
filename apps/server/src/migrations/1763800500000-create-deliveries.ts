import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, createTable, hash, id, int, json, NULL, primaryId, string, time } from './schema-v1.js';

export class CreateDeliveries1763800500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createInbox(runner);
    await createDelivery(runner);
    await createCredits(runner);
    await createTable(
      runner,
      'wechat_event',
      [primaryId(), string('account', 10), hash('fingerprint'), string('event', 64), json('message', NULL), time('receivedAt'), time('processedAt', NULL)],
      [{ name: 'wechat_event_fingerprint', columns: ['fingerprint', 'account'], unique: true }],
    );
    await createTable(runner, 'send_pause', [primaryId('name', 100), time('until'), string('reason', 32), string('detail', 500)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['send_pause', 'wechat_event', 'credit_entry', 'credit', 'delivery', 'inbox_item']) await runner.dropTable(table);
  }
}

const createInbox = (runner: QueryRunner): Promise<void> =>
  createTable(
    runner,
    'inbox_item',
    [
      primaryId(),
      id('userId'),
      string('onceKey', 100),
      string('kind', 16),
      id('noticeId', NULL),
      int('versionNumber', NULL),
      id('projectId', NULL),
      string('caseReceipt', 40, NULL),
      string('title', 500),
      string('summary', 600),
      json('reasons'),
      bool('read'),
      time('createdAt'),
    ],
    [
      { name: 'inbox_item_once', columns: ['onceKey', 'userId'], unique: true },
      { name: 'inbox_item_user', columns: ['userId', 'id'] },
      { name: 'inbox_item_notice', columns: ['noticeId', 'userId'] },
    ],
  );

const createDelivery = (runner: QueryRunner): Promise<void> =>
  createTable(
    runner,
    'delivery',
    [
      primaryId(),
      id('inboxItemId'),
      id('userId'),
      string('kind', 16),
      id('noticeId', NULL),
      string('title', 500),
      string('why', 300),
      json('values'),
      string('page', 200),
      string('channel', 16),
      string('state', 16),
      string('reason', 32, NULL),
      string('detail', 500, NULL),
      string('openid', 64, NULL),
      string('templateId', 64, NULL),
      int('creditEpoch', NULL),
      int('attempts'),
      int('renewals'),
      time('callAt', NULL),
      time('firstCallAt', NULL),
      bool('uncertain'),
      string('clientMsgId', 40),
      string('msgid', 64, NULL),
      time('createdAt'),
      time('sentAt', NULL),
      time('nextAttemptAt', NULL),
    ],
    [
      { name: 'delivery_inbox_item', columns: ['inboxItemId'], unique: true },
      { name: 'delivery_user', columns: ['userId'] },
      { name: 'delivery_notice', columns: ['noticeId'] },
      { name: 'delivery_state', columns: ['state', 'id'] },
      { name: 'delivery_msgid', columns: ['msgid'] },
      { name: 'delivery_openid', columns: ['openid', 'templateId'] },
    ],
  );

async function createCredits(runner: QueryRunner): Promise<void> {
  await createTable(
    runner,
    'credit',
    [primaryId(), string('openid', 64), string('templateId', 64), int('remaining'), bool('active'), int('epoch'), time('updatedAt')],
    [{ name: 'credit_openid_template', columns: ['openid', 'templateId'], unique: true }],
  );
  await createTable(
    runner,
    'credit_entry',
    [primaryId(), string('openid', 64), string('templateId', 64), string('kind', 16), string('cause', 100), time('at')],
    [
      { name: 'credit_entry_cause', columns: ['cause'], unique: true },
      { name: 'credit_entry_openid', columns: ['openid', 'templateId'] },
    ],
  );
}
