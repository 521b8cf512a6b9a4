import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { blob, bool, createTable, fen, hash, id, int, json, NULL, primaryId, string, text, time, type Index } from './schema-v1.js';

const classified: TableColumnOptions[] = [string('type', 20), string('category', 20), string('regionCode', 9, NULL), string('regionName', 60)];

const tables: [name: string, columns: TableColumnOptions[], indices: Index[]][] = [
  [
    'project',
    [primaryId(), string('name', 500), string('code', 100, NULL), string('category', 20), string('regionCode', 9, NULL), string('regionName', 60), id('ownerId', NULL), id('agencyId', NULL), bool('greenChannel'), time('createdAt')],
    [{ name: 'project_name', columns: ['name'] }, { name: 'project_code', columns: ['code'] }],
  ],
  ['section', [primaryId(), id('projectId'), string('name', 300), string('code', 100, NULL), int('position')], [{ name: 'section_project', columns: ['projectId', 'position'] }]],
  ['party', [primaryId(), string('kind', 8), string('name', 300)], [{ name: 'party_name', columns: ['kind', 'name'], unique: true }]],
  [
    'notice',
    [
      primaryId(),
      id('projectId', NULL),
      string('state', 12),
      string('title', 500),
      ...classified,
      bool('greenChannel'),
      fen('amountFen', NULL),
      time('deadlineAt', NULL),
      int('currentNumber'),
      time('publishedAt', NULL),
      time('changedAt', NULL),
      string('stateReason', 500, NULL),
      string('workingState', 12, NULL),
      string('sourceName', 100, NULL),
      text('sourceUrl', NULL),
      int('revision'),
      time('createdAt'),
      time('updatedAt'),
    ],
    [
      { name: 'notice_published', columns: ['publishedAt', 'id'] },
      { name: 'notice_project', columns: ['projectId'] },
      { name: 'notice_updated', columns: ['updatedAt', 'id'] },
      { name: 'notice_changed', columns: ['changedAt'] },
      { name: 'notice_deadline', columns: ['deadlineAt'] },
    ],
  ],
  [
    'notice_version',
    [
      primaryId(),
      id('noticeId'),
      int('number'),
      id('projectId'),
      string('title', 500),
      ...classified,
      id('ownerId', NULL),
      id('agencyId', NULL),
      fen('amountFen', NULL),
      json('winners'),
      json('keyDates'),
      bool('greenChannel'),
      string('greenChannelBasis', 200, NULL),
      json('sectionIds'),
      json('attachments'),
      text('bodyHtml'),
      text('body'),
      string('reason', 500, NULL),
      id('authorId', NULL),
      string('authorName', 60, NULL),
      id('reviewerId', NULL),
      string('originalKey', 200, NULL),
      time('publishedAt'),
    ],
    [{ name: 'notice_version_number', columns: ['noticeId', 'number'], unique: true }],
  ],
  [
    'working_version',
    [
      primaryId('noticeId'),
      string('state', 12),
      json('draft'),
      bool('greenChannel'),
      id('authorId', NULL),
      string('authorName', 60, NULL),
      json('editorIds'),
      time('submittedAt', NULL),
      string('returnReason', 500, NULL),
      string('correctionReason', 500, NULL),
      string('originalKey', 200, NULL),
    ],
    [{ name: 'working_version_queue', columns: ['state', 'greenChannel', 'submittedAt'] }],
  ],
  ['notice_text', [primaryId('noticeId'), blob('text')], []],
  ['notice_text_folded', [primaryId('noticeId'), blob('text')], []],
  [
    'attachment',
    [primaryId(), id('noticeId', NULL), string('name', 300), int('size', NULL), string('mime', 100, NULL), hash('sha256', NULL), text('url', NULL), id('uploadedBy', NULL), time('createdAt')],
    [{ name: 'attachment_notice', columns: ['noticeId'] }],
  ],
];

export class CreateNotices1763800200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, columns, indices] of tables) await createTable(runner, name, columns, indices);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of [...tables].reverse()) await runner.dropTable(name);
  }
}
