import { createServer, type Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { staffRoles, type Session, type StaffRole, type StaffSession } from '@sunshine/contracts';
import { createApp } from '../../src/app.js';
import { StaffMembersService } from '../../src/modules/identity/staff-members.service.js';
import { TestClock } from '../../src/platform/clock/clock.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { Log, type LogSink } from '../../src/platform/logging/logger.js';
import { OutboxWorker } from '../../src/platform/outbox/outbox-worker.js';
import { makeMigratedPlace } from './migrated-place.js';

export interface TestAppOptions {
  /** Environment variables on top of the test's defaults. */
  config?: Record<string, string>;
  /** Stands still; absent: 2026-11-20 10:00 in Shanghai, a Friday. */
  clock?: TestClock;
  /** A WeChat (the sandbox); absent: one that answers login codes only, `openid-of-CODE`. */
  wechatBase?: string;
  /** Takes every line of the log, down to debug; absent: nothing is logged. */
  log?: LogSink;
}

export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

type Call = <T = unknown>(path: string, token?: string) => Promise<Answer<T>>;
type CallWithBody = <T = unknown>(path: string, body?: unknown, token?: string) => Promise<Answer<T>>;

/** The API over real HTTP; paths start with `/api/`. */
export interface Api {
  get: Call;
  delete: Call;
  post: CallWithBody;
  put: CallWithBody;
  patch: CallWithBody;
}

export interface TestApp {
  app: NestFastifyApplication;
  base: string;
  clock: TestClock;
  api: Api;
  /** Makes a member with this role and answers a token. */
  loginStaff(role: StaffRole): Promise<string>;
  /** Logs a phone in by WeChat's code and answers a token; the same code is the same person. */
  loginUser(code: string): Promise<string>;
  /** Runs the outbox until nothing is due; answers how many jobs ran. */
  drain(): Promise<number>;
  close(): Promise<void>;
}

const PASSWORD = 'test-password-1';
const MAX_ROUNDS = 1000;

function startLoginOnlyWechat(): Promise<{ base: string; server: Server }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://wechat.test');
    const code = url.searchParams.get('js_code');
    const answer = url.pathname === '/sns/jscode2session' && code ? { openid: `openid-of-${code}`, session_key: 'c2Vzc2lvbi1rZXk=' } : { errcode: -1, errmsg: 'login only' };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ base: `http://127.0.0.1:${(server.address() as { port: number }).port}`, server }));
  });
}

function apiAt(base: string): Api {
  const send = async <T>(method: string, path: string, body: unknown, token?: string): Promise<Answer<T>> => {
    const headers = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const response = await fetch(`${base}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), redirect: 'manual' });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
    return { status: response.status, body: (isJson ? JSON.parse(text) : text) as T, headers: response.headers };
  };
  return {
    get: (path, token) => send('GET', path, undefined, token),
    delete: (path, token) => send('DELETE', path, undefined, token),
    post: (path, body, token) => send('POST', path, body, token),
    put: (path, body, token) => send('PUT', path, body, token),
    patch: (path, body, token) => send('PATCH', path, body, token),
  };
}

/** The whole application on a free port over a database of its own; the outbox runs only when `drain` is called. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const clock = options.clock ?? new TestClock('2026-11-20T02:00:00Z');
  const place = await makeMigratedPlace();
  const wechat = options.wechatBase === undefined ? await startLoginOnlyWechat() : undefined;
  const config = loadConfig({
    DATA_DIR: place.folder,
    ...(place.url.startsWith('mysql') ? { DATABASE_URL: place.url } : {}),
    LOG_LEVEL: 'silent',
    PASSWORD_COST_LOG2: '10',
    SELF_WATCH: 'false',
    RATE_LOGIN_PER_MINUTE: '100000',
    RATE_WRITE_PER_MINUTE: '1000000',
    RATE_READ_PER_MINUTE: '1000000',
    RATE_COSTLY_PER_MINUTE: '1000000',
    H5_DIR: `${place.folder}/no-h5`,
    CONSOLE_DIR: `${place.folder}/no-console`,
    WECHAT_API_BASE: options.wechatBase ?? wechat?.base,
    WECHAT_MINI_APPID: 'wx0000000000000001',
    WECHAT_MINI_SECRET: 'test-secret-of-the-mini-program',
    ...options.config,
  });
  const app = await createApp(config, clock, options.log ? Log.at('debug', options.log) : undefined);
  await app.listen(0, '127.0.0.1');
  const base = `http://127.0.0.1:${(app.getHttpServer() as { address(): { port: number } }).address().port}`;
  const api = apiAt(base);
  let members = 0;
  return {
    app,
    base,
    clock,
    api,
    loginStaff: async (role) => {
      members += 1;
      const username = `${role}-${members}`;
      await app.get(StaffMembersService).create({ kind: 'system', name: '测试' }, { username, displayName: `${staffRoles[role]}${members}`, role, password: PASSWORD }, false);
      const { body } = await api.post<StaffSession>('/api/staff/session', { username, password: PASSWORD });
      return body.token;
    },
    loginUser: async (code) => (await api.post<Session>('/api/session', { code })).body.token,
    drain: async () => {
      const worker = app.get(OutboxWorker);
      let total = 0;
      for (let round = 0; round < MAX_ROUNDS; round += 1) {
        const ran = await worker.tick();
        if (ran === 0) return total;
        total += ran;
      }
      throw new Error(`the outbox is not empty after ${MAX_ROUNDS} rounds`);
    },
    close: async () => {
      await app.close();
      wechat?.server.close();
      await place.remove();
    },
  };
}
