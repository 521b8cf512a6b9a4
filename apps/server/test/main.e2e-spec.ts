import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { waitFor } from './support/wait.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
jest.setTimeout(60_000);

const isRoot = process.getuid?.() === 0;

interface Run {
  child: ChildProcessWithoutNullStreams;
  out: () => string;
  err: () => string;
  code: Promise<number | null>;
}

/** The built server as a person starts it (npm test builds it first). */
(existsSync(main) ? describe : describe.skip)('the built server', () => {
  let folder: string;
  let running: Run[];

  const start = (env: Record<string, string> = {}, args: string[] = [], input = ''): Run => {
    const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env['PATH'], DATA_DIR: join(folder, 'data'), PORT: '0', H5_DIR: join(folder, 'h5'), CONSOLE_DIR: join(folder, 'console'), PASSWORD_COST_LOG2: '10', ...env } });
    let out = '';
    let err = '';
    child.stdout.on('data', (part: Buffer) => (out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (err += part.toString()));
    child.stdin.end(input);
    const run = { child, out: () => out, err: () => err, code: new Promise<number | null>((resolve) => child.on('close', resolve)) };
    running.push(run);
    return run;
  };
  const baseOf = (run: Run): Promise<string> => waitFor(() => /http:\/\/127\.0\.0\.1:\d+/.exec(run.out())?.[0], 'the ready line', 25_000);
  const build = async (): Promise<void> => {
    for (const [path, text] of [
      ['h5/index.html', '<title>phone</title>'],
      ['h5/js/app.0123abcd.js', 'phone()'],
      ['console/index.html', '<title>console</title>'],
      ['console/assets/index-Ab12_x.js', 'desk()'],
    ] as const) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), text);
    }
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sunshine-'));
    running = [];
  });
  afterEach(async () => {
    for (const run of running) {
      run.child.kill('SIGKILL');
      await run.code;
    }
    await rm(folder, { recursive: true, force: true });
  });

  it('is healthy, says what is missing, and stops clean on SIGTERM', async () => {
    const run = start();
    const base = await baseOf(run);
    expect((await fetch(`${base}/api/health`)).status).toBe(200);
    expect(run.err()).toContain('微信小程序尚未配置');
    expect(run.err()).toContain('还没有管理员');
    run.child.kill('SIGTERM');
    expect(await run.code).toBe(0);
  });

  it('warns in cloud hosting of everything that would not outlive the instance', async () => {
    const run = start({ CLOUD_HOSTING: 'true', HOST: '127.0.0.1', WECHAT_MINI_APPID: 'wx0000000000000001' });
    await baseOf(run);
    for (const words of ['数据会随实例消失', 'STORAGE_URL', 'DATA_KEY', 'CLOUD_PUBLIC_ACCESS=off']) expect(run.err()).toContain(words);
    expect(run.err()).not.toContain('微信小程序尚未配置');
  });

  it('stops clean on a SIGTERM that comes while it is still starting', async () => {
    const silent = createServer();
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const called = new Promise((resolve) => silent.once('connection', resolve));
    const run = start({ DATABASE_URL: `mysql://root@127.0.0.1:${(silent.address() as { port: number }).port}/none`, STOP_TIMEOUT_MS: '0' });
    await called;
    run.child.kill('SIGTERM');
    expect(await run.code).toBe(0);
    silent.close();
  });

  it('ends within its bound although a request never ends', async () => {
    const run = start({ STOP_TIMEOUT_MS: '0' });
    const base = await baseOf(run);
    const endless = request(`${base}/api/staff/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': '100' } });
    endless.on('error', () => undefined);
    await new Promise<void>((resolve) => endless.write('{', () => resolve()));
    await fetch(`${base}/api/health`);
    const stoppedAt = performance.now();
    run.child.kill('SIGTERM');
    expect([await run.code, performance.now() - stoppedAt < 10_000]).toEqual([0, true]);
  });

  it('starts twice at once over one fresh database', async () => {
    const [one, two] = [start(), start()];
    const bases = await Promise.all([baseOf(one), baseOf(two)]);
    expect(await Promise.all(bases.map(async (base) => (await fetch(`${base}/api/health`)).status))).toEqual([200, 200]);
  });

  it('fills a demonstration once when its processes start together', async () => {
    const runs = ['api', 'worker', 'worker'].map((ROLE) => start({ DEMO: 'true', ROLE }));
    const [api = ''] = await Promise.all(runs.map(baseOf));
    const { items } = (await (await fetch(`${api}/api/notices?limit=100`)).json()) as { items: { title: string }[] };
    expect(items.length).toBeGreaterThan(0);
    expect(new Set(items.map(({ title }) => title)).size).toBe(items.length);
  });

  it.each([
    ['a port that is taken', 'PORT', /^端口 \d+ 已被占用：.*\n$/],
    ['a wrong variable', 'ROLE', /^配置有误：\n {2}ROLE：应为 api、worker 或 all\n$/],
    ['a centre that is not there', 'CENTRE_CONFIG', /^中心配置文件 .* 无法读取（ENOENT）\n$/],
    ['a database that does not answer', 'DATABASE_URL', /^连不上数据库：.*\n$/],
  ])('says in one message that it cannot start with %s', async (_name, variable, message) => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const values: Record<string, string> = { PORT: String((taken.address() as { port: number }).port), ROLE: 'boss', CENTRE_CONFIG: '/none.json', DATABASE_URL: 'mysql://root@127.0.0.1:9/none' };
    const run = start({ [variable]: values[variable] ?? '', LOG_LEVEL: 'silent' });
    expect(await run.code).toBe(1);
    taken.close();
    expect(run.err()).toMatch(message);
  });

  (isRoot ? it.skip : it)('says that the data folder cannot be written', async () => {
    await mkdir(join(folder, 'data'));
    await chmod(join(folder, 'data'), 0o500);
    const run = start();
    expect(await run.code).toBe(1);
    expect(run.err()).toContain('数据目录无法写入');
  });

  it('says that the data folder is no folder', async () => {
    await writeFile(join(folder, 'data'), '');
    const run = start();
    expect(await run.code).toBe(1);
    expect(run.err()).toMatch(/^数据目录无法写入：.*\n$/);
  });

  it.each([
    ['DATA_DIR', '/proc/none/data', /^数据目录无法写入：.*DATA_DIR.*\n$/],
    ['STORAGE_URL', 'file:///proc/none/files', /^文件目录无法写入：.*STORAGE_URL.*\n$/],
  ])('says in one line that the folder of %s cannot be made', async (variable, value, message) => {
    const run = start({ [variable]: value });
    expect(await run.code).toBe(1);
    expect(run.err()).toMatch(message);
  });

  it('makes an administrator with a password from standard input, and refuses a weak one', async () => {
    const weak = start({}, ['--create-admin', 'zhang'], '12345\n');
    expect([await weak.code, weak.err()]).toEqual([1, expect.stringContaining('密码至少 10 位')]);
    const made = start({}, ['--create-admin', 'zhang'], 'a-good-password-1\n');
    expect([await made.code, made.out()]).toEqual([0, '已创建管理员 zhang\n']);
    const base = await baseOf(start());
    const login = await fetch(`${base}/api/staff/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'zhang', password: 'a-good-password-1' }) });
    expect(login.status).toBe(200);
  });

  it('serves the phone and the console under policies that let no other host in', async () => {
    await build();
    const base = await baseOf(start({ PREVIEW_ORIGIN: 'http://127.0.0.1:3100' }));
    const get = async (path: string) => {
      const response = await fetch(`${base}${path}`);
      return { text: await response.text(), status: response.status, cache: response.headers.get('cache-control'), policy: response.headers.get('content-security-policy') ?? '' };
    };
    expect(await get('/')).toMatchObject({ text: '<title>phone</title>', cache: 'no-cache', policy: expect.stringContaining("frame-ancestors 'self' http://127.0.0.1:3100") as unknown });
    expect(await get('/js/app.0123abcd.js')).toMatchObject({ text: 'phone()', cache: expect.stringContaining('immutable') as unknown });
    expect(await get('/console/')).toMatchObject({ text: '<title>console</title>', policy: expect.stringContaining("frame-ancestors 'none'") as unknown });
    expect(await get('/console/notices/1')).toMatchObject({ text: '<title>console</title>', status: 200, cache: 'no-cache' });
    expect(await get('/console/assets/index-Ab12_x.js')).toMatchObject({ text: 'desk()', cache: expect.stringContaining('immutable') as unknown });
    expect((await get('/console/assets/none.js')).status).toBe(404);
    expect((await get('/%2e%2e/data/sunshine.db')).status).toBe(404);
  });
});
