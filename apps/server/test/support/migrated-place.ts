import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { createDataSource, dataSourceOptions } from '../../src/platform/database/data-source.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { makeTestPlace, type TestPlace } from './database.js';

const MIGRATIONS = join(import.meta.dirname, '../../src/migrations');
const LOCK_WAIT_S = 120;

/** Other migrations, another template. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(MIGRATIONS).sort()) hash.update(file).update(readFileSync(join(MIGRATIONS, file)));
  return hash.digest('hex').slice(0, 16);
}

async function migrateAt(url: string): Promise<void> {
  const dataSource = await createDataSource(await dataSourceOptions({ url, poolSize: 2, entities: [] })).initialize();
  await migrate(dataSource);
  await dataSource.destroy();
}

/** Two workers may make it at once: both write beside, and the later one replaces a file by its equal. */
async function sqliteTemplate(): Promise<string> {
  const path = join(tmpdir(), `sunshine-template-${fingerprint()}.db`);
  if (existsSync(path)) return path;
  const beside = `${path}.${randomUUID()}`;
  await migrateAt(`sqlite:${beside}`);
  await rename(beside, path);
  return path;
}

async function namesIn(server: Connection, schema: string): Promise<string[]> {
  const [rows] = await server.query<RowDataPacket[]>('SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?', [schema]);
  return rows.map((row) => String(row['name']));
}

/** The name goes to the finished template last, so whoever finds it finds all of it. */
async function mysqlTemplate(server: Connection, url: string): Promise<string> {
  const name = `sunshine_template_${fingerprint()}`;
  await server.query('SELECT GET_LOCK(?, ?)', [name, LOCK_WAIT_S]);
  if (!(await namesIn(server, name)).includes('template_finished')) {
    await server.query(`DROP DATABASE IF EXISTS ${name}`);
    await server.query(`CREATE DATABASE ${name}`);
    await migrateAt(`${url}/${name}`);
    await server.query(`CREATE TABLE ${name}.template_finished (at int)`);
  }
  await server.query('SELECT RELEASE_LOCK(?)', [name]);
  return name;
}

async function copyMysql(place: TestPlace, url: string): Promise<void> {
  const server = await createConnection(url);
  const [template, copy] = [await mysqlTemplate(server, url), new URL(place.url).pathname.slice(1)];
  await server.query(`ALTER DATABASE ${copy} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  for (const table of (await namesIn(server, template)).filter((name) => name !== 'template_finished')) {
    await server.query(`CREATE TABLE ${copy}.\`${table}\` LIKE ${template}.\`${table}\``);
    await server.query(`INSERT INTO ${copy}.\`${table}\` SELECT * FROM ${template}.\`${table}\``);
  }
  await server.end();
}

/** An empty but migrated database, where an application with this folder looks for it. The migrations run once for all tests: on MySQL they take seconds, and an application a test is common. */
export async function makeMigratedPlace(): Promise<TestPlace> {
  const place = await makeTestPlace();
  const server = process.env['TEST_DATABASE_URL']?.replace(/\/$/, '');
  if (server) await copyMysql(place, server);
  else await copyFile(await sqliteTemplate(), join(place.folder, 'sunshine.db'));
  return place;
}
