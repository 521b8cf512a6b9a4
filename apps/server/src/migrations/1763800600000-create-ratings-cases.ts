import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, id, int, json, NULL, primaryId, string, text, time } from './schema-v1.js';

const answer = [text('answer', NULL), time('answeredAt', NULL), string('answeredBy', 60, NULL)];

export class CreateRatingsCases1763800600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(
      runner,
      'rating',
      [primaryId(), id('userId', NULL), string('matterId', 40), int('level'), json('reasons'), text('comment'), time('createdAt'), ...answer],
      [
        { name: 'rating_matter', columns: ['matterId', 'level'] },
        { name: 'rating_user', columns: ['userId'] },
      ],
    );
    await createTable(
      runner,
      'case',
      [primaryId(), string('receipt', 24), id('userId', NULL), string('kind', 16), text('text'), string('contact', 60), id('noticeId', NULL), time('createdAt'), ...answer],
      [
        { name: 'case_receipt', columns: ['receipt'], unique: true },
        { name: 'case_user', columns: ['userId'] },
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('case');
    await runner.dropTable('rating');
  }
}
