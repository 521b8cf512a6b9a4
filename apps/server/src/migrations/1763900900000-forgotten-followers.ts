import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bool } from './schema-v1.js';

/** Tells followers among the forgotten senders, whom WeChat goes on listing. */
export class ForgottenFollowers1763900900000 implements MigrationInterface {
  /** Nobody knows which of the old hashes are followers'; the default is for those rows alone. */
  async up(runner: QueryRunner): Promise<void> {
    const filled = new TableColumn({ ...bool('follows'), default: '0' });
    await runner.addColumn('forgotten_sender', filled);
    await runner.changeColumn('forgotten_sender', filled, new TableColumn(bool('follows')));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumn('forgotten_sender', 'follows');
  }
}
