import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { DataSource } from 'typeorm';
import { createDataSource, dataSourceOptions, type DatabaseOptions } from '../../src/platform/database/data-source.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';

/** An empty place for a database, of the kind that TEST_DATABASE_URL names (a MySQL server) or an SQLite file. */
export interface TestPlace {
  url: string;
  /** A folder for files, removed with the database. */
  folder: string;
  remove(): Promise<void>;
}

async function onServer(server: string, statement: string): Promise<void> {
  const connection = await createConnection(server);
  await connection.query(statement);
  await connection.end();
}

export async function makeTestPlace(): Promise<TestPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'sunshine-'));
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const server = process.env['TEST_DATABASE_URL'];
  if (!server) return { url: `sqlite:${join(folder, 'test.db')}`, folder, remove: removeFolder };
  const name = `sunshine_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  return {
    url: `${server.replace(/\/$/, '')}/${name}`,
    folder,
    remove: async () => {
      await onServer(server, `DROP DATABASE ${name}`);
      await removeFolder();
    },
  };
}

export interface TestDatabase {
  dataSource: DataSource;
  unitOfWork: UnitOfWork;
  close(): Promise<void>;
}

/** A migrated database of its own for one test file. */
export async function openTestDatabase(entities: NonNullable<DatabaseOptions['entities']> = []): Promise<TestDatabase> {
  const place = await makeTestPlace();
  const dataSource = await createDataSource(await dataSourceOptions({ url: place.url, poolSize: 5, entities })).initialize();
  await migrate(dataSource);
  return {
    dataSource,
    unitOfWork: new UnitOfWork(dataSource),
    close: async () => {
      await dataSource.destroy();
      await place.remove();
    },
  };
}
