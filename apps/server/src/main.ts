import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, createContext, startApp } from './app.js';
import { FirstStaffService } from './modules/identity/first-staff.service.js';
import { loadConfig, type Config } from './platform/config/config.js';
import { ConfigError } from './platform/config/config-error.js';
import { warningsOf } from './platform/config/warnings.js';
import { armCrash } from './platform/crash-points/crash-points.js';
import { AppError } from './platform/http/app-error.js';

const CREATE_ADMIN = '--create-admin';
const MAX_PASSWORD_BYTES = 1024;
/** Jobs that were told to stop and requests under way have this long to end. */
const STOP_GRACE_MS = 2_000;

/** The first line of standard input. */
async function readLine(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += String(chunk);
    if (text.includes('\n') || text.length > MAX_PASSWORD_BYTES) break;
  }
  return text.split(/\r?\n/)[0] ?? '';
}

async function createAdministrator(config: Config, username: string | undefined): Promise<void> {
  if (!username) throw new ConfigError(`用法：npm run serve -- ${CREATE_ADMIN} 用户名（密码从标准输入读入）`);
  if (process.stdin.isTTY) process.stderr.write(`请输入 ${username} 的密码后回车：`);
  const context = await createContext(config);
  try {
    const member = await context.get(FirstStaffService).createAdministrator(username, await readLine());
    process.stdout.write(`已创建管理员 ${member.username}\n`);
  } finally {
    await context.close();
  }
}

/** What still runs is under a lease or was never acknowledged, so the next process does it again. */
function exitLate(): never {
  process.stderr.write('停止超时：未完成的任务留给下一个进程\n');
  process.exit(0);
}

async function start(config: Config): Promise<{ app: NestFastifyApplication; port: number }> {
  const app = await createApp(config);
  try {
    return { app, port: await startApp(app, config) };
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Set before the start is over: process 1 of a container hears no signal that it has no handler for. */
function stopOnSignals(starting: ReturnType<typeof start>, withinMs: number): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(exitLate, withinMs).unref();
    starting.then(({ app }) => app.close()).then(() => process.exit(0), fail);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function serve(config: Config): Promise<void> {
  armCrash(config.env.CRASH_AT);
  const starting = start(config);
  stopOnSignals(starting, config.env.STOP_TIMEOUT_MS + STOP_GRACE_MS);
  const { port } = await starting;
  for (const line of warningsOf(config)) process.stderr.write(`${line}\n`);
  process.stdout.write(`阳光交易服务端已就绪：http://${config.env.HOST}:${port}/\n`);
}

/** One Chinese line for what a person can mend; the whole error otherwise. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof AppError) return error.message;
  const { code, port, address } = (error ?? {}) as { code?: unknown; port?: unknown; address?: unknown };
  if (code === 'EADDRINUSE') return `端口 ${String(port)} 已被占用：请停止占用它的程序，或用 PORT 换一个端口`;
  if (code === 'EACCES' && port !== undefined) return `没有权限监听端口 ${String(port)}：请用 PORT 换一个大于 1024 的端口`;
  if (code === 'EADDRNOTAVAIL') return `本机没有地址 ${String(address)}：请检查 HOST`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT') return `连不上数据库：请检查 DATABASE_URL（${String(code)}）`;
  if (code === 'ER_ACCESS_DENIED_ERROR' || code === 'ER_DBACCESS_DENIED_ERROR') return '数据库拒绝登录：请检查 DATABASE_URL 中的用户、密码和权限';
  if (code === 'ER_BAD_DB_ERROR') return '数据库不存在：请先建库，再检查 DATABASE_URL 中的库名';
  return `启动失败：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

function fail(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const config = loadConfig();
  const [command, name] = process.argv.slice(2);
  if (command === CREATE_ADMIN) return createAdministrator(config, name);
  return serve(config);
}

main().catch(fail);
