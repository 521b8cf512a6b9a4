import { setTimeout as wait } from 'node:timers/promises';
import { DataSource, type ColumnType, type DataSourceOptions, type EntitySchema, type MixedList } from 'typeorm';
import Libsql from 'libsql';
import { createConnection, type Connection } from 'mysql2/promise';
import { migrations } from '../../migrations/index.js';
import { takeLoneBuffer } from './lone-buffer.js';

type Entities = MixedList<string | EntitySchema | (new () => unknown)>;

/** What decides which database is opened. `url` is `sqlite:/path/to/file` or `mysql://user:password@host:port/name`. */
export interface DatabaseOptions {
  url: string;
  poolSize: number;
  /** For this long a server that does not answer is asked again; absent: once. Serverless MySQL sleeps and wakes at the first call. */
  wakeMs?: number;
  entities?: Entities;
}

const BUSY_TIMEOUT_MS = 200;
const CONNECT_TIMEOUT_MS = 10_000;
const WAKE_PAUSE_MS = 1_000;
const ASLEEP = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'PROTOCOL_CONNECTION_LOST']);
const SQLITE_URL = /^sqlite:(.+)$/;

/**
 * A deferred transaction that becomes a writer after another process wrote fails at once with SQLITE_BUSY, whatever the
 * time-out (https://www.sqlite.org/isolation.html). TypeORM only knows BEGIN TRANSACTION, so it is turned here. While
 * another process writes it fails without waiting, because SQLite waits in our only thread and every reader with it:
 * UnitOfWork waits instead.
 */
class ImmediateLibsql extends Libsql {
  override prepare: Libsql.Database['prepare'] = (sql) => {
    const isBegin = sql === 'BEGIN TRANSACTION';
    const statement = takeLoneBuffer(super.prepare(isBegin ? 'BEGIN IMMEDIATE' : sql));
    if (isBegin) this.makeImpatient(statement as Libsql.Statement);
    return statement as never;
  };

  private makeImpatient(begin: Libsql.Statement): void {
    const run = begin.run.bind(begin);
    begin.run = () => {
      this.pragma('busy_timeout = 0');
      try {
        return run();
      } finally {
        this.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
      }
    };
  }
}

async function connectWithin(url: string, wakeMs: number): Promise<Connection> {
  const giveUpAt = performance.now() + wakeMs;
  for (;;) {
    try {
      return await createConnection({ uri: url, connectTimeout: CONNECT_TIMEOUT_MS });
    } catch (error) {
      if (!ASLEEP.has(String((error as { code?: unknown }).code)) || performance.now() > giveUpAt) throw error;
      await wait(WAKE_PAUSE_MS);
    }
  }
}

/** TypeORM reads MariaDB's schema rightly only when it is told that it is one (`NULL` as a default, for example). */
async function flavourOf(url: string, wakeMs: number): Promise<'mysql' | 'mariadb'> {
  const connection = await connectWithin(url, wakeMs);
  try {
    const [rows] = await connection.query('SELECT VERSION() AS version');
    const version = (rows as { version: string }[])[0]?.version ?? '';
    return version.includes('MariaDB') ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}

/** TypeORM's options for a database URL; migrations only, never `synchronize`. Asks a MySQL server which one it is. */
export async function dataSourceOptions({ url, poolSize, entities, wakeMs = 0 }: DatabaseOptions): Promise<DataSourceOptions> {
  const common = { synchronize: false, migrationsRun: false, migrations, ...(entities ? { entities } : {}) } as const;
  const file = SQLITE_URL.exec(url)?.[1];
  if (file !== undefined) {
    return {
      ...common,
      type: 'better-sqlite3',
      database: file,
      driver: ImmediateLibsql,
      enableWAL: true,
      prepareDatabase: (db: Libsql.Database) => {
        db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
        db.pragma('synchronous = FULL');
      },
    };
  }
  return {
    ...common,
    type: await flavourOf(url, wakeMs),
    url,
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    connectTimeout: CONNECT_TIMEOUT_MS,
    poolSize,
    supportBigNumbers: true,
    bigNumberStrings: true,
  };
}

/** A data source that is not connected yet. */
export function createDataSource(options: DataSourceOptions): DataSource {
  const dataSource = new DataSource(options);
  // SQLite takes any type name (affinity TEXT and BLOB); only TypeORM's own list has to know them.
  if (options.type === 'better-sqlite3') dataSource.driver.supportedDataTypes.push(...(['mediumtext', 'mediumblob'] satisfies ColumnType[]));
  return dataSource;
}
