import Libsql from 'libsql';
import type { DataSource } from 'typeorm';

const LOCK_WAIT_S = 60;

/** Holds SQLite's own lock on a file beside the database: it goes away with the process, however that ends. */
async function underFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = new Libsql(`${file}-migrate`, { timeout: LOCK_WAIT_S * 1000 });
  try {
    lock.exec(`PRAGMA busy_timeout = ${LOCK_WAIT_S * 1000}`);
    lock.exec('BEGIN EXCLUSIVE');
    const result = await work();
    lock.exec('ROLLBACK');
    return result;
  } finally {
    lock.close();
  }
}

async function underNamedLock<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const name = `migrate:${String(dataSource.driver.database)}`.slice(0, 64);
    const [row] = (await runner.query('SELECT GET_LOCK(?, ?) AS held', [name, LOCK_WAIT_S])) as { held: unknown }[];
    if (Number(row?.held) !== 1) throw new Error(`数据库升级等待超过 ${LOCK_WAIT_S} 秒：另一个进程正在升级同一个数据库`);
    const result = await work();
    await runner.query('SELECT RELEASE_LOCK(?)', [name]);
    return result;
  } finally {
    await runner.release();
  }
}

/** Exact comparison everywhere, as on SQLite: MySQL's default collation takes 'CaseA' and 'casea' for one value. */
async function useExactCollation(dataSource: DataSource): Promise<void> {
  const [row] = (await dataSource.query('SELECT @@collation_database AS name')) as { name: string }[];
  if (row?.name === 'utf8mb4_bin') return;
  await dataSource.query(`ALTER DATABASE \`${String(dataSource.driver.database)}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
}

/** Brings the schema up to date. Two processes may start at once: the second waits and then finds nothing to do. */
export async function migrate(dataSource: DataSource): Promise<void> {
  const run = async (): Promise<void> => {
    await dataSource.runMigrations({ transaction: 'each' });
  };
  const { options } = dataSource;
  if (options.type === 'better-sqlite3') return underFileLock(options.database, run);
  return underNamedLock(dataSource, async () => {
    await useExactCollation(dataSource);
    await run();
  });
}
