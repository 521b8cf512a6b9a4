import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bool, createTable, day, id, int, NULL, primaryId, string, text, time } from './schema-v1.js';

export class CreateRectifications1764000820000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const what = [id('ratingId'), string('matterId', 40), string('counterId', 30, NULL), string('sectionId', 40, NULL), int('level'), bool('hasContact'), bool('excluded')];
    const who = [id('responsibleId'), string('responsibleName', 60), string('state', 16)];
    const clock = [time('openedAt'), day('openedOn'), time('clockFrom'), day('dueOn', NULL), text('limitSentence'), day('callBackDueOn', NULL)];
    const course = [time('calledBackAt', NULL), text('proposal', NULL), time('proposedAt', NULL), int('secondLevel', NULL), int('reopenings'), bool('wasLate')];
    const end = [time('closedAt', NULL), day('closedOn', NULL), string('closedBy', 16, NULL), string('closedByName', 60, NULL), string('closeReason', 500, NULL)];
    await createTable(
      runner,
      'rectification',
      [primaryId(), ...what, ...who, ...clock, ...course, ...end],
      [
        { name: 'rectification_rating', columns: ['ratingId'], unique: true },
        { name: 'rectification_state', columns: ['state', 'dueOn', 'id'] },
        { name: 'rectification_opened', columns: ['openedOn'] },
      ],
    );
    const step = [id('rectificationId'), string('kind', 16), time('at'), string('byKind', 16), id('byId', NULL), string('byName', 60), text('text'), bool('reached', NULL), int('level', NULL)];
    await createTable(runner, 'rectification_step', [primaryId(), ...step], [{ name: 'rectification_step_of', columns: ['rectificationId', 'id'] }]);
    await this.createFlags(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['gaming_evidence', 'gaming_flag', 'rectification_step', 'rectification']) await runner.dropTable(table);
  }

  private async createFlags(runner: QueryRunner): Promise<void> {
    const found = [string('kind', 24), string('key', 120), day('day'), string('placeId', 40, NULL), string('summary', 300), int('ratings'), time('createdAt')];
    const decided = [string('state', 16), string('decidedBy', 60, NULL), time('decidedAt', NULL), string('reason', 500, NULL)];
    await createTable(
      runner,
      'gaming_flag',
      [primaryId(), ...found, ...decided],
      [
        { name: 'gaming_flag_key', columns: ['key'], unique: true },
        { name: 'gaming_flag_state', columns: ['state', 'id'] },
        { name: 'gaming_flag_day', columns: ['day'] },
      ],
    );
    await createTable(runner, 'gaming_evidence', [primaryId(), id('flagId'), id('ratingId'), string('why', 120)], [{ name: 'gaming_evidence_once', columns: ['flagId', 'ratingId'], unique: true }]);
  }
}
