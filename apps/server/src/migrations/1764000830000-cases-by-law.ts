import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bool, createTable, day, hash, id, int, json, NULL, primaryId, string, text, time } from './schema-v1.js';

const NO_DAY = '9999-12-31';

const caseColumns = [
  primaryId(),
  string('receipt', 24),
  hash('codeHash', NULL),
  id('userId', NULL),
  string('kind', 16),
  string('source', 16),
  string('state', 16),
  int('revision'),
  text('text'),
  text('items'),
  text('requests'),
  text('basis'),
  string('textState', 16),
  string('textRefusal', 500, NULL),
  json('claims'),
  text('filerSealed', NULL),
  string('contact', 60),
  bool('callBack'),
  id('noticeId', NULL),
  string('sectionId', 40, NULL),
  string('pathId', 60, NULL),
  bool('filedLate'),
  time('createdAt'),
  string('acceptRule', 60, NULL),
  day('acceptBy', NULL),
  time('acceptedAt', NULL),
  string('answerRule', 60, NULL),
  day('answerBy', NULL),
  time('pausedAt', NULL),
  int('pausedDays'),
  day('callBackBy', NULL),
  time('calledAt', NULL),
  day('dueOn'),
  day('soonOn'),
  json('draft', NULL),
  id('draftBy', NULL),
  text('answer', NULL),
  time('answeredAt', NULL),
  string('answeredBy', 60, NULL),
  string('lateReason', 500, NULL),
  string('refusalReason', 500, NULL),
  string('refusalInstead', 500, NULL),
  time('closedAt', NULL),
  bool('publishConsent'),
  text('ratingTokenSealed', NULL),
  time('ratedAt', NULL),
];

const same = ['id', 'receipt', 'userId', 'kind', 'text', 'textState', 'textRefusal', 'contact', 'callBack', 'noticeId', 'createdAt', 'answer', 'answeredAt', 'answeredBy'];
/** What the rows of before get. Their dates are counted when the server has started. */
const given: Record<string, string> = {
  source: "'mini'",
  state: "CASE WHEN answer IS NULL THEN 'accepted' ELSE 'answered' END",
  revision: '0',
  items: "''",
  requests: "''",
  basis: "''",
  claims: `'{"knownOn":null,"priorFiledOn":null,"priorRepliedOn":null}'`,
  filedLate: '0',
  acceptedAt: 'createdAt',
  answerRule: "CASE kind WHEN 'suggestion' THEN 'suggestion-answer' WHEN 'correction' THEN 'correction-answer' ELSE 'enquiry-answer' END",
  pausedDays: '0',
  dueOn: `'${NO_DAY}'`,
  soonOn: `'${NO_DAY}'`,
  closedAt: 'answeredAt',
  publishConsent: '0',
};

/** Cases get states, dates, a code and a trail of their own; tenders that rest and public questions come beside them. */
export class CasesByLaw1764000830000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const name = (one: string): string => runner.connection.driver.escape(one);
    await createTable(runner, 'case_next', caseColumns);
    const targets = [...same, ...Object.keys(given)].map(name).join(', ');
    const values = [...same.map((one) => name(one)), ...Object.values(given)].join(', ');
    await runner.query(`INSERT INTO ${name('case_next')} (${targets}) SELECT ${values} FROM ${name('case')}`);
    await runner.dropTable('case');
    await runner.renameTable('case_next', 'case');
    await runner.createIndex('case', new TableIndex({ name: 'case_receipt', columnNames: ['receipt'], isUnique: true }));
    for (const [index, columnNames] of Object.entries({ case_user: ['userId'], case_due: ['dueOn', 'id'], case_state: ['state', 'id'] })) await runner.createIndex('case', new TableIndex({ name: index, columnNames }));
    await createTable(runner, 'case_step', [primaryId(), id('caseId'), time('at'), string('kind', 24), string('staffName', 60, NULL), string('sectionId', 40, NULL), text('note')], [{ name: 'case_step_case', columns: ['caseId', 'id'] }]);
    await createTable(
      runner,
      'tender_suspension',
      [primaryId(), id('projectId'), id('caseId'), time('from'), time('until', NULL), string('law', 60), string('article', 60)],
      [
        { name: 'tender_suspension_project', columns: ['projectId', 'id'] },
        { name: 'tender_suspension_case', columns: ['caseId'], unique: true },
      ],
    );
    await createTable(
      runner,
      'public_question',
      [primaryId(), id('caseId'), string('kind', 16), string('title', 60), text('question'), text('answer'), day('askedOn'), day('answeredOn'), string('sectionId', 40, NULL), id('noticeId', NULL), string('clearedBy', 60), time('clearedAt')],
      [{ name: 'public_question_case', columns: ['caseId'], unique: true }],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['public_question', 'tender_suspension', 'case_step']) await runner.dropTable(table);
    for (const index of ['case_due', 'case_state']) await runner.dropIndex('case', index);
    await runner.dropColumns('case', caseColumns.filter((column) => ![...same].includes(column.name)).map((column) => column.name));
  }
}
