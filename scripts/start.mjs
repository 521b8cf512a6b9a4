import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { ensureBuilt, root } from './lib/build.mjs';
import { demoLogins, demoTemplates } from './lib/demo.mjs';

const port = Number(process.env.PORT ?? 3000);
const sandboxPort = Number(process.env.SANDBOX_PORT ?? 3100);
const dataDir = path.resolve(process.env.DATA_DIR ?? path.join(root, 'data/demo'));
const children = [];
let stopping = false;

const say = (line = '') => console.log(line);

function fail(line) {
  console.error(line);
  process.exit(1);
}

function assertFree(number, variable) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) =>
      fail(
        error.code === 'EADDRINUSE'
          ? `端口 ${number} 已被占用。请关闭占用它的程序，或换一个端口：${variable}=${number + 1} npm start`
          : `端口 ${number} 不能使用（${error.code}）。`,
      ),
    );
    probe.listen(number, '127.0.0.1', () => probe.close(resolve));
  });
}

/** One level at a time: on Node 20 mkdirSync with `recursive` never returns below /proc. */
function makeFolder(folder) {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (path.dirname(folder) !== folder) makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

function assertWritable(folder) {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch {
    fail(`数据目录 ${folder} 不能写入。请检查权限，或换一个目录：DATA_DIR=/别的目录 npm start`);
  }
}

/** The demonstration's own secrets: made once, kept beside its data, so restarts keep sessions and callbacks valid. */
function demoSecrets() {
  const file = path.join(dataDir, 'demo-secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const aesKey = () => randomBytes(33).toString('base64').replace(/[^A-Za-z0-9]/g, 'A').slice(0, 43);
  const account = () => ({ appid: `wx${randomBytes(8).toString('hex')}`, secret: randomBytes(16).toString('hex'), token: randomBytes(12).toString('hex'), aesKey: aesKey() });
  const secrets = { mini: account(), official: account() };
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

function accountEnv(prefix, account) {
  return { [`${prefix}_APPID`]: account.appid, [`${prefix}_SECRET`]: account.secret, [`${prefix}_TOKEN`]: account.token, [`${prefix}_AES_KEY`]: account.aesKey };
}

function launch(name, file, env) {
  const child = spawn(process.execPath, [path.join(root, file)], { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] });
  children.push(child);
  child.on('exit', (code) => {
    if (stopping) return;
    console.error(`${name}意外退出（${code ?? '信号'}），正在停止其余部分。`);
    void stop(1);
  });
}

async function stop(code = 0) {
  if (stopping) return;
  stopping = true;
  const gone = children.map((child) => (child.exitCode !== null || child.signalCode ? null : new Promise((resolve) => child.once('exit', resolve))));
  for (const child of children) child.kill('SIGTERM');
  const hardStop = setTimeout(() => children.forEach((child) => child.kill('SIGKILL')), 8000);
  await Promise.all(gone);
  clearTimeout(hardStop);
  process.exit(code);
}

async function waitFor(url, name) {
  const until = Date.now() + 60_000;
  while (Date.now() < until && !stopping) {
    const ok = await fetch(url, { signal: AbortSignal.timeout(2000) }).then((answer) => answer.ok, () => false);
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  if (!stopping) fail(`${name}没有在 60 秒内就绪，请查看上面的输出。`);
}

function startAll(secrets) {
  const server = `http://127.0.0.1:${port}`;
  const sandbox = `http://127.0.0.1:${sandboxPort}`;
  launch('微信沙箱', 'packages/wechat-sandbox/dist/main.js', {
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_STATE: path.join(dataDir, 'sandbox.json'),
    SANDBOX_PHONE_URL: `${server}/`,
    SANDBOX_DEMO: 'true',
    SANDBOX_MINI_PUSH: `${server}/api/wechat/mini/push`,
    SANDBOX_OFFICIAL_PUSH: `${server}/api/wechat/official/push`,
    SANDBOX_TEMPLATES: JSON.stringify(demoTemplates(root)),
    ...accountEnv('SANDBOX_MINI', secrets.mini),
    ...accountEnv('SANDBOX_OFFICIAL', secrets.official),
  });
  launch('服务端', 'apps/server/dist/main.js', {
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    DEMO: 'true',
    WECHAT_API_BASE: sandbox,
    PREVIEW_ORIGIN: sandbox,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    ...accountEnv('WECHAT_MINI', secrets.mini),
    ...accountEnv('WECHAT_OFFICIAL', secrets.official),
  });
  return { server, sandbox };
}

async function printAddresses({ server, sandbox }) {
  say();
  say('阳光交易 演示环境已就绪（仅本机可访问，内容均为虚构）');
  say();
  say(`  手机预览    ${sandbox}/            微信沙箱：左边选人，中间是手机，能登录、订阅、收消息`);
  say(`  只看网页    ${server}/            不经微信，任何人都能阅读公告`);
  say(`  管理台      ${server}/console/`);
  for (const { username, password, displayName } of await demoLogins(root)) say(`              ${username.padEnd(10)} ${password.padEnd(20)} ${displayName}`);
  say();
  say('  按 Ctrl-C 停止');
}

await assertFree(port, 'PORT');
await assertFree(sandboxPort, 'SANDBOX_PORT');
assertWritable(dataDir);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0));
say('阳光交易：正在准备（首次约需几分钟，之后只重建有改动的部分）');
try {
  await ensureBuilt(['ts', 'console', 'phone'], say);
} catch (error) {
  fail(error.message);
}
const addresses = startAll(demoSecrets());
await Promise.all([waitFor(`${addresses.sandbox}/sandbox/api/health`, '微信沙箱'), waitFor(`${addresses.server}/api/health`, '服务端')]);
if (!stopping) await printAddresses(addresses);
