import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createTable, day, hash, id, int, json, NULL, primaryId, string, text, time } from './schema-v1.js';

/** 特约监督员 with their tasks, opinions and appraisals; and the page that an inbox item opens, which so far followed from its receipt. */
export class CreateSupervisors1764000840000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.addPage(runner);
    const term = [string('name', 60), string('identity', 30), string('unit', 100), day('startsOn'), day('endsOn'), string('appointmentNo', 60), text('appointmentText')];
    const invitation = [id('userId', NULL), time('acceptedAt', NULL), hash('codeHash', NULL), time('codeUntil', NULL)];
    await createTable(
      runner,
      'supervisor',
      [primaryId(), ...term, ...invitation, time('endedAt', NULL), string('endReason', 200, NULL), string('createdBy', 60), time('createdAt')],
      [
        { name: 'supervisor_user', columns: ['userId'] },
        { name: 'supervisor_code', columns: ['codeHash'], unique: true },
      ],
    );
    const work = [string('title', 100), text('duty'), text('measures'), id('projectId', NULL), id('supervisorId'), id('staffId'), string('staffName', 60), day('dueOn')];
    const course = [string('state', 16), int('revision'), time('acceptedAt', NULL), text('report', NULL), time('reportedAt', NULL), string('checkNote', 500, NULL), time('checkedAt', NULL), string('checkedBy', 60, NULL)];
    await createTable(
      runner,
      'supervision_task',
      [primaryId(), string('number', 24), ...work, ...course, string('createdBy', 60), time('createdAt')],
      [
        { name: 'supervision_task_number', columns: ['number'], unique: true },
        { name: 'supervision_task_supervisor', columns: ['supervisorId', 'id'] },
        { name: 'supervision_task_due', columns: ['state', 'dueOn'] },
      ],
    );
    await this.createOpinions(runner);
    await createTable(
      runner,
      'appraisal',
      [primaryId(), id('supervisorId'), string('period', 8), string('formId', 36), json('answers'), time('createdAt'), time('changedAt')],
      [{ name: 'appraisal_once', columns: ['period', 'supervisorId'], unique: true }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['appraisal', 'supervisor_opinion', 'supervision_task', 'supervisor']) await runner.dropTable(table);
    await runner.dropColumn('inbox_item', 'page');
  }

  private async createOpinions(runner: QueryRunner): Promise<void> {
    const said = [string('subjectKind', 16), string('subject', 200), id('projectId', NULL), day('sessionOn', NULL), text('text'), string('textState', 16), string('textRefusal', 500, NULL)];
    const signed = [string('signedName', 60), time('signedAt'), text('signedText'), hash('signature')];
    const clock = [day('dueOn', NULL), json('clock')];
    const answer = [text('draft', NULL), id('draftedById', NULL), string('draftedBy', 60, NULL), string('returned', 500, NULL), text('answer', NULL), time('answeredAt', NULL), string('answeredBy', 60, NULL), string('lateReason', 500, NULL)];
    await createTable(
      runner,
      'supervisor_opinion',
      [primaryId(), id('supervisorId'), id('userId', NULL), ...said, ...signed, ...clock, ...answer],
      [
        { name: 'supervisor_opinion_user', columns: ['userId'] },
        { name: 'supervisor_opinion_of', columns: ['supervisorId', 'id'] },
        { name: 'supervisor_opinion_shown', columns: ['textState', 'id'] },
      ],
    );
  }

  private async addPage(runner: QueryRunner): Promise<void> {
    await runner.addColumn('inbox_item', new TableColumn(string('page', 300, NULL)));
    const isSqlite = runner.connection.options.type === 'better-sqlite3';
    const page = isSqlite ? "'pages/receipt/index?receipt=' || caseReceipt" : "CONCAT('pages/receipt/index?receipt=', caseReceipt)";
    await runner.query(`UPDATE inbox_item SET page = ${page} WHERE caseReceipt IS NOT NULL`);
  }
}
