import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { demoLogins, demoTemplates } from '../../scripts/lib/demo.mjs';

export const root = path.resolve(import.meta.dirname, '../..');
const built = (file) => path.join(root, file);

/** What an end-to-end test needs and a fresh laptop may lack. In CI (`E2E=required`) nothing may be missing. */
export const missing = [
  ['apps/server/dist/main.js', 'npm run build'],
  ['packages/wechat-sandbox/dist/main.js', 'npm run build'],
  ['apps/miniprogram/dist/h5/index.html', 'npm run build'],
  ['apps/miniprogram/dist/weapp/app.js', 'npm run build'],
  ['apps/admin/dist/index.html', 'npm run build'],
].filter(([file]) => !existsSync(built(file)));

export const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
if (process.env['E2E'] === 'required' && (missing.length > 0 || !chromium)) {
  throw new Error(`end-to-end tests need: ${[...missing.map(([file]) => file), ...(chromium ? [] : ['chromium'])].join(', ')}`);
}

/** Whether several processes can share the database. */
export const isShared = Boolean(process.env['TEST_DATABASE_URL']);
export const redisUrl = process.env['REDIS_URL'];

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Polls until `check` answers something truthy; throws after `timeoutMs` with what it waited for. */
export async function until(what, check, timeoutMs = 15_000, everyMs = 25) {
  const giveUpAt = Date.now() + timeoutMs;
  for (;;) {
    const found = await check();
    if (found) return found;
    if (Date.now() > giveUpAt) throw new Error(`waited ${timeoutMs} ms for ${what}`);
    await wait(everyMs);
  }
}

export const account = () => ({
  appid: `wx${randomBytes(8).toString('hex')}`,
  secret: randomBytes(16).toString('hex'),
  token: randomBytes(8).toString('hex'),
  aesKey: randomBytes(32).toString('hex').slice(0, 43),
});

export const accountEnv = (prefix, { appid, secret, token, aesKey }) => ({
  [`${prefix}_APPID`]: appid,
  [`${prefix}_SECRET`]: secret,
  [`${prefix}_TOKEN`]: token,
  [`${prefix}_AES_KEY`]: aesKey,
});

/** Pages of the weapp build: the sandbox refuses messages and codes that name any other. */
function releasedPages() {
  const { pages, subPackages = [] } = JSON.parse(readFileSync(built('apps/miniprogram/dist/weapp/app.json'), 'utf8'));
  return [...pages, ...subPackages.flatMap((part) => part.pages.map((page) => `${part.root}/${page}`))].join(',');
}

/** A database of its own below `url`, or nothing: then the server makes its SQLite file. */
export async function makeDatabase(url = process.env['TEST_DATABASE_URL']) {
  if (!url) return { env: {}, drop: () => Promise.resolve() };
  const { createConnection } = await import('mysql2/promise');
  const name = `sunshine_e2e_${randomBytes(5).toString('hex')}`;
  const run = async (sql) => {
    const connection = await createConnection(url);
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  return { env: { DATABASE_URL: `${url.replace(/\/+$/, '')}/${name}` }, drop: () => run(`DROP DATABASE IF EXISTS ${name}`) };
}

async function kill(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

/** The built server and the sandbox as real processes on free ports, over SQLite or TEST_DATABASE_URL. */
export class Stack {
  server;
  processes = new Set();
  staffTokens = new Map();
  log = '';

  constructor(dataDir, serverUrl, sandboxUrl, serverEnv, sandboxEnv, drop) {
    this.dataDir = dataDir;
    this.serverUrl = serverUrl;
    this.sandboxUrl = sandboxUrl;
    this.serverEnv = serverEnv;
    this.sandboxEnv = sandboxEnv;
    this.drop = drop;
  }

  static async start(env = {}, sandboxEnv = {}) {
    const [port, sandboxPort, database] = [await freePort(), await freePort(), await makeDatabase()];
    const dataDir = mkdtempSync(path.join(os.tmpdir(), 'sunshine-e2e-'));
    const [serverUrl, sandboxUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${sandboxPort}`];
    const [mini, official] = [account(), account()];
    const stack = new Stack(
      dataDir,
      serverUrl,
      sandboxUrl,
      {
        PORT: String(port),
        DATA_DIR: dataDir,
        DEMO: 'true',
        LOG_LEVEL: 'warn',
        WECHAT_API_BASE: sandboxUrl,
        PREVIEW_ORIGIN: sandboxUrl,
        OUTBOX_LEASE_MS: '2000',
        RATE_LOGIN_PER_MINUTE: '10000',
        RATE_WRITE_PER_MINUTE: '100000',
        RATE_READ_PER_MINUTE: '1000000',
        ...accountEnv('WECHAT_MINI', mini),
        ...accountEnv('WECHAT_OFFICIAL', official),
        ...database.env,
        ...env,
      },
      {
        SANDBOX_PORT: String(sandboxPort),
        SANDBOX_PHONE_URL: `${serverUrl}/`,
        SANDBOX_MINI_PUSH: `${serverUrl}/api/wechat/mini/push`,
        SANDBOX_OFFICIAL_PUSH: `${serverUrl}/api/wechat/official/push`,
        SANDBOX_PAGES: releasedPages(),
        SANDBOX_TEMPLATES: JSON.stringify(demoTemplates(root)),
        ...accountEnv('SANDBOX_MINI', mini),
        ...accountEnv('SANDBOX_OFFICIAL', official),
        ...sandboxEnv,
      },
      database.drop,
    );
    stack.launch('packages/wechat-sandbox/dist/main.js', stack.sandboxEnv);
    await until(
      'the sandbox',
      () =>
        fetch(`${sandboxUrl}/sandbox/api/health`).then(
          (answer) => answer.ok,
          () => false,
        ),
      30_000,
    );
    await stack.startServer();
    return stack;
  }

  /** A server on a free port over a WeChat that runs already. */
  static async over({ dataDir, drop, sandboxUrl, env }) {
    const port = await freePort();
    const common = { PORT: String(port), DATA_DIR: dataDir, DEMO: 'true', LOG_LEVEL: 'warn', WECHAT_API_BASE: sandboxUrl };
    const stack = new Stack(dataDir, `http://127.0.0.1:${port}`, sandboxUrl, { ...common, ...env }, {}, drop);
    await stack.startServer().catch(async (error) => {
      await stack.stop();
      throw error;
    });
    return stack;
  }

  launch(file, env) {
    const child = spawn(process.execPath, [built(file)], { env: { ...process.env, NODE_OPTIONS: '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (this.log = (this.log + chunk.toString()).slice(-20_000)));
    this.processes.add(child);
    child.once('exit', () => this.processes.delete(child));
    return child;
  }

  async startServer(env = {}) {
    this.server = this.launch('apps/server/dist/main.js', { ...this.serverEnv, ...env });
    await this.untilHealthy(this.serverUrl);
  }

  /** A second process over the same database; answers where it listens. It ends with the stack, or by `kill`. */
  async startBeside(env = {}) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const child = this.launch('apps/server/dist/main.js', { ...this.serverEnv, PORT: String(port), ...env });
    await this.untilHealthy(url);
    return { url, kill: () => kill(child) };
  }

  untilHealthy(url) {
    const asks = () =>
      fetch(`${url}/api/health`).then(
        (answer) => answer.ok,
        () => false,
      );
    return until(`the server\n${this.log}`, asks, 60_000, 20);
  }

  /** `kill -9`, as a power cut would. */
  async killServer() {
    if (this.server) await kill(this.server);
  }

  /** SIGTERM, as an operator or a container platform stops it; answers the exit code and how long it took. */
  async stopServer() {
    const startedAt = performance.now();
    const gone = new Promise((resolve) => this.server.once('exit', resolve));
    this.server.kill('SIGTERM');
    return { code: await gone, ms: performance.now() - startedAt };
  }

  get serverPid() {
    return this.server?.pid ?? 0;
  }

  async stop() {
    const gone = [...this.processes].map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of this.processes) child.kill('SIGKILL');
    await Promise.all(gone);
    await this.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  async api(method, route, options = {}) {
    const answer = await fetch(`${this.serverUrl}${route}`, {
      method,
      headers: { ...(options.body === undefined ? {} : { 'content-type': 'application/json' }), ...(options.token ? { authorization: `Bearer ${options.token}` } : {}) },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
  }

  async ok(method, route, options = {}) {
    const answer = await this.api(method, route, options);
    if (answer.status >= 300) throw new Error(`${method} ${route} → ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }
  /** The token of the demo login with this role. */
  async staff(role) {
    const known = this.staffTokens.get(role);
    if (known) return known;
    const login = (await demoLogins(root)).find((candidate) => candidate.role === role);
    const { token } = await this.ok('POST', '/api/staff/session', { body: { username: login.username, password: login.password } });
    this.staffTokens.set(role, token);
    return token;
  }

  async sandbox(method, route, body) {
    const answer = await fetch(`${this.sandboxUrl}/sandbox/api${route}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`sandbox ${method} ${route} → ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
