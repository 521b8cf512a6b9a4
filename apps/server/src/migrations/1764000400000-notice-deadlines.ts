import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, primaryId, string, time } from './schema-v1.js';

const PAGE = 500;
const DAY_MS = 86_400_000;

type Row = { noticeId: string; keyDates: string };
type Dates = Partial<Record<'registrationUntil' | 'bidDeadline' | 'publicityUntil', string>>;

/** The deadlines of every notice that stands, for reminders. */
export class NoticeDeadlines1764000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'notice_key_date', [primaryId('noticeId'), { ...string('name', 20), isPrimary: true }, time('at')], [{ name: 'notice_key_date_at', columns: ['at', 'noticeId'] }]);
    for (let after: string | undefined = ''; after !== undefined; ) {
      const rows = await standing(runner, after);
      for (const row of rows) await fill(runner, row);
      after = rows.length < PAGE ? undefined : rows.at(-1)?.noticeId;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('notice_key_date');
  }
}

function standing(runner: QueryRunner, after: string): Promise<Row[]> {
  const q = (name: string): string => runner.connection.driver.escape(name);
  return runner.query(
    `SELECT v.${q('noticeId')} AS ${q('noticeId')}, v.${q('keyDates')} AS ${q('keyDates')} FROM ${q('notice')} n JOIN ${q('notice_version')} v ON v.${q('noticeId')} = n.${q('id')} AND v.${q('number')} = n.${q('currentNumber')} ` +
      `WHERE n.${q('id')} > ? ORDER BY n.${q('id')} LIMIT ${PAGE}`,
    [after],
  ) as Promise<Row[]>;
}

/** A day ends with its last moment in China, which has no summer time. */
const endOfDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS);

async function fill(runner: QueryRunner, { noticeId, keyDates }: Row): Promise<void> {
  const { registrationUntil, bidDeadline, publicityUntil } = JSON.parse(keyDates) as Dates;
  const found = { registrationUntil: registrationUntil && new Date(registrationUntil), bidDeadline: bidDeadline && new Date(bidDeadline), publicityUntil: publicityUntil && endOfDay(publicityUntil) };
  const q = (name: string): string => runner.connection.driver.escape(name);
  const insert = `INSERT INTO ${q('notice_key_date')} (${q('noticeId')}, ${q('name')}, ${q('at')}) VALUES (?, ?, ?)`;
  for (const [name, at] of Object.entries(found)) if (at) await runner.query(insert, [noticeId, name, stored(at)]);
}

/** As both dialects keep an instant. */
const stored = (at: Date): string => at.toISOString().replace('T', ' ').replace('Z', '');
