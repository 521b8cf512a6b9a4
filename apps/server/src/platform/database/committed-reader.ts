import Libsql from 'libsql';

/**
 * Reads an SQLite file beside the one connection that writes. It sees what is committed and nothing else, and never waits
 * for a writer of this or another process. Its calls are synchronous: keep them short. Open it after the migrations.
 */
export class CommittedReader {
  private readonly database: Libsql.Database;

  constructor(file: string) {
    this.database = new Libsql(file, { readonly: true });
  }

  /** Answers another number whenever anybody has committed since it answered last. */
  version(): number {
    return (this.database.prepare('PRAGMA data_version').get() as { data_version: number }).data_version;
  }

  /** All rows of one statement, each as the list of its columns. Parameters are numbers or texts. */
  rows<Row extends unknown[]>(sql: string, ...parameters: (number | string)[]): Row[] {
    return this.database.prepare(sql).raw().all(...parameters) as Row[];
  }

  /** Runs `work` over one state of the file. */
  atOneMoment<T>(work: () => T): T {
    this.database.exec('BEGIN');
    try {
      return work();
    } finally {
      this.database.exec('COMMIT');
    }
  }

  close(): void {
    this.database.close();
  }
}
