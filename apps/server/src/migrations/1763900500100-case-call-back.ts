import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bool } from './schema-v1.js';

export class CaseCallBack1763900500100 implements MigrationInterface {
  /** Nobody offered a call-back so far; the default is for the rows that are there alone. */
  async up(runner: QueryRunner): Promise<void> {
    const filled = new TableColumn({ ...bool('callBack'), default: '0' });
    await runner.addColumn('case', filled);
    await runner.changeColumn('case', filled, new TableColumn(bool('callBack')));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('case', 'callBack');
  }
}
