import type { Account, SandboxOptions, Template } from './options.js';
import { createSandbox } from './sandbox.js';

const { env } = process;
const DEFAULT_PORT = 3100;
const KINDS = new Set(['mini-once', 'mini-long', 'official', 'official-once', 'official-long']);

function accountFrom(prefix: string): Account | undefined {
  const [appid, secret, token, aesKey] = ['APPID', 'SECRET', 'TOKEN', 'AES_KEY'].map((name) => env[`SANDBOX_${prefix}_${name}`]);
  if (appid === undefined || appid === '') return undefined;
  return { appid, secret: secret ?? '', token: token ?? '', aesKey: aesKey ?? '', pushUrl: env[`SANDBOX_${prefix}_PUSH`] || undefined };
}

function templatesFrom(text: string | undefined): Template[] | undefined {
  if (text === undefined || text === '') return undefined;
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new Error('SANDBOX_TEMPLATES 不是 JSON');
  }
  if (!Array.isArray(list) || !list.every(isTemplate)) throw new Error('SANDBOX_TEMPLATES 应为 [{ id, kind, title, content }]，kind 为 mini-once、mini-long、official、official-once 或 official-long');
  return list;
}

function isTemplate(value: unknown): value is Template {
  if (typeof value !== 'object' || value === null) return false;
  const one = value as Record<string, unknown>;
  return ['id', 'kind', 'title', 'content'].every((key) => typeof one[key] === 'string') && KINDS.has(String(one.kind));
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`SANDBOX_PORT 不是端口号：${text}`);
  return port;
}

function readOptions(): SandboxOptions {
  return {
    mini: accountFrom('MINI'),
    official: accountFrom('OFFICIAL'),
    templates: templatesFrom(env.SANDBOX_TEMPLATES),
    phoneUrl: env.SANDBOX_PHONE_URL || undefined,
    stateFile: env.SANDBOX_STATE || undefined,
    pages: env.SANDBOX_PAGES ? env.SANDBOX_PAGES.split(',') : undefined,
    demoContent: env.SANDBOX_DEMO === 'true',
    cloud: env.SANDBOX_CLOUD === 'true',
  };
}

async function main(): Promise<void> {
  const port = readPort(env.SANDBOX_PORT);
  const sandbox = await createSandbox(readOptions());
  await sandbox.listen(port);
  process.stdout.write(`微信沙箱 ${sandbox.url}/\n`);
  const stop = (): void => {
    sandbox.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  const isBusy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const why = isBusy ? `端口 ${env.SANDBOX_PORT ?? DEFAULT_PORT} 已被占用，请设置 SANDBOX_PORT` : error instanceof Error ? error.message : String(error);
  process.stderr.write(`微信沙箱启动失败：${why}\n`);
  process.exit(1);
});
