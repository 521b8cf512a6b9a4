import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bool } from './schema-v1.js';

/** Whether a case has files, so that those of long closed ones are found. */
export class CaseFiles1764000830100 implements MigrationInterface {
  /** Nobody could send files before; the default is for the rows that are there alone. */
  async up(runner: QueryRunner): Promise<void> {
    const filled = new TableColumn({ ...bool('hasFiles'), default: '0' });
    await runner.addColumn('case', filled);
    await runner.changeColumn('case', filled, new TableColumn(bool('hasFiles')));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('case', 'hasFiles');
  }
}
