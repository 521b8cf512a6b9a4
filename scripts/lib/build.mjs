import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const stamps = path.join(root, 'node_modules/.cache/sunshine');
const SKIP = new Set(['node_modules', 'dist', '.cache', 'test', '__fixtures__']);

/** What is built, from which inputs, and the file that must exist afterwards. */
const targets = {
  ts: {
    label: '服务端与公共包',
    inputs: ['packages', 'apps/server', 'tsconfig.json', 'tsconfig.base.json'],
    output: 'apps/server/dist/main.js',
    command: ['node_modules/typescript/bin/tsc', '--build'],
  },
  phone: {
    label: '手机端预览（h5）',
    inputs: ['apps/miniprogram', 'packages/contracts/src'],
    output: 'apps/miniprogram/dist/h5/index.html',
    npm: ['run', 'build:h5', '--workspace', 'apps/miniprogram'],
  },
  console: {
    label: '管理台',
    inputs: ['apps/admin', 'packages/contracts/src'],
    output: 'apps/admin/dist/index.html',
    npm: ['run', 'build', '--workspace', 'apps/admin'],
  },
};

function* filesBelow(entry) {
  if (!existsSync(entry)) return;
  const found = readdirSync(entry, { withFileTypes: true, recursive: false });
  for (const item of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (SKIP.has(item.name) || item.name.endsWith('.tsbuildinfo') || item.name.endsWith('.spec.ts')) continue;
    const full = path.join(entry, item.name);
    if (item.isDirectory()) yield* filesBelow(full);
    else if (item.isFile()) yield full;
  }
}

/** A hash over names and contents, so that a checkout or a touch alone rebuilds nothing. */
function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const input of [...inputs, 'package-lock.json']) {
    const full = path.join(root, input);
    const files = path.extname(input) ? [full] : filesBelow(full);
    for (const file of files) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function run(target, onLine) {
  const env = { ...process.env, NODE_ENV: 'production', TARO_TELEMETRY: '0', BROWSERSLIST_IGNORE_OLD_DATA: 'true' };
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const [command, args] = target.npm ? [npm, target.npm] : [process.execPath, target.command];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let tail = '';
    const keep = (chunk) => {
      tail = (tail + chunk).slice(-6000);
      onLine();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(tail.trim() || `退出码 ${code}`))));
  });
}

async function build(name, say) {
  const target = targets[name];
  const stamp = path.join(stamps, `${name}.stamp`);
  const wanted = fingerprint(target.inputs);
  if (existsSync(path.join(root, target.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  say(`  … 构建${target.label}`);
  const ticking = setInterval(() => say(`  … 构建${target.label}，已 ${seconds()} 秒`), 10_000);
  try {
    await run(target, () => undefined);
  } catch (error) {
    throw new Error(`构建${target.label}失败：\n${error.message}`, { cause: error });
  } finally {
    clearInterval(ticking);
  }
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, wanted);
  say(`  ✓ ${target.label}（${seconds()} 秒）`);
}

/**
 * Builds what changed since the last time, one after the other (two builds at once are slower on two cores).
 * @param {('ts'|'phone'|'console')[]} names
 * @param {(line: string) => void} say
 */
export async function ensureBuilt(names, say) {
  for (const name of names) await build(name, say);
}
