import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createDataSource, dataSourceOptions } from '../src/platform/database/data-source.js';
import { makeTestPlace, type TestPlace } from './support/database.js';
import { waitFor } from './support/wait.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const PASSWORD = 'test-password-1';
const USES = 50;
jest.setTimeout(120_000);

/** Two built servers over one database, as the operating system sees two processes (npm test builds them first). */
(existsSync(main) ? describe : describe.skip)('a rating token', () => {
  let place: TestPlace;
  const children: ChildProcess[] = [];
  let bases: string[];

  const isMysql = (): boolean => place.url.startsWith('mysql');
  const spawnServer = (args: string[] = [], input = ''): { child: ChildProcess; out: () => string; ended: Promise<number | null> } => {
    const own = { DATA_DIR: join(place.folder, 'data'), H5_DIR: join(place.folder, 'h5'), CONSOLE_DIR: join(place.folder, 'console'), ...(isMysql() ? { DATABASE_URL: place.url } : {}) };
    const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env['PATH'], PORT: '0', PASSWORD_COST_LOG2: '10', RATE_WRITE_PER_MINUTE: '100000', RATE_LOGIN_PER_MINUTE: '100000', SELF_WATCH: 'false', ...own } });
    let out = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stdin.end(input);
    children.push(child);
    return { child, out: () => out, ended: new Promise((resolve) => child.on('close', resolve)) };
  };
  const startServer = async (): Promise<string> => {
    const { out } = spawnServer();
    return waitFor(() => /http:\/\/127\.0\.0\.1:\d+/.exec(out())?.[0], 'the ready line', 40_000);
  };
  const post = async <T>(base: string | undefined, path: string, body: unknown, token?: string): Promise<{ status: number; body: T }> => {
    const answer = await fetch(`${base}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as T };
  };

  beforeAll(async () => {
    place = await makeTestPlace();
    expect(await spawnServer(['--create-admin', 'admin'], `${PASSWORD}\n`).ended).toBe(0);
    bases = [await startServer(), await startServer()];
  });
  afterAll(async () => {
    await Promise.all(children.map((child) => new Promise((resolve) => (child.exitCode === null ? child.once('close', resolve).kill('SIGKILL') : resolve(0)))));
    await place.remove();
  });

  it(`that is used ${USES} times at once from two processes counts once`, async () => {
    const { token: staff } = (await post<{ token: string }>(bases[0], '/api/staff/session', { username: 'admin', password: PASSWORD })).body;
    const { token } = (await post<{ token: string }>(bases[1], '/api/staff/handled-services', { matterId: 'opening' }, staff)).body;
    const form = (await (await fetch(`${bases[0]}/api/rating-forms/opening`)).json()) as { id: string };
    const rating = { formId: form.id, matterId: 'opening', level: 5, token };
    const answers = await Promise.all(Array.from({ length: USES }, (_, at) => post<{ error?: { code: string } }>(bases[at % 2], '/api/ratings', rating)));
    const outcomes = answers.map(({ status, body }) => body.error?.code ?? String(status)).sort();
    expect(outcomes).toEqual(['201', ...Array.from({ length: USES - 1 }, () => 'RATING_TOKEN_USED')]);
    const url = isMysql() ? place.url : `sqlite:${join(place.folder, 'data/sunshine.db')}`;
    const dataSource = await createDataSource(await dataSourceOptions({ url, poolSize: 2, entities: [] })).initialize();
    expect(Number(((await dataSource.query('SELECT COUNT(*) AS count FROM rating')) as { count: number }[])[0]?.count)).toBe(1);
    await dataSource.destroy();
  });
});
