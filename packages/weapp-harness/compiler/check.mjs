// Usage: node check.mjs [weapp dist]. Needs `npm ci --ignore-scripts` in this folder first; makes no network call.
import { generateKeyPairSync } from 'node:crypto';
import dns from 'node:dns';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN_PACKAGE_LIMIT = 520 * 1024;
const SUB_PACKAGE_LIMIT = 300 * 1024;
const TIME_LIMIT_MS = 180_000;
const here = path.dirname(fileURLToPath(import.meta.url));
const dist = path.resolve(process.argv[2] ?? path.join(here, '../../../apps/miniprogram/dist/weapp'));

/** What the compiler would otherwise ask Tencent's host: the limits of an ordinary mini program. */
const PROJECT_ATTRIBUTES = {
  appType: 0,
  isSandbox: false,
  platform: false,
  released: false,
  gameApp: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 20,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxTabbarIconSize: 40,
  },
};

/** The compiler also looks for a list of allowed file types on Tencent's host and does without it: the check must not depend on a network. */
dns.lookup = (host, options, callback = options) => callback(Object.assign(new Error(`no network in this check: ${host}`), { code: 'ENOTFOUND' }));

function loadCompiler() {
  try {
    return createRequire(import.meta.url)('miniprogram-ci');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    throw new Error(`微信编译器尚未安装，请先运行：npm ci --ignore-scripts --prefix ${path.relative(process.cwd(), here) || '.'}`, { cause: error });
  }
}

/** The compiler insists on a key though nothing is uploaded: it gets one that lives as long as the check. */
async function writeThrowAwayKey(folder) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const file = path.join(folder, 'private.key');
  await writeFile(file, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
  return file;
}

async function compile(ci, folder) {
  const project = new ci.Project({
    appid: 'wx0123456789abcdef',
    type: 'miniProgram',
    projectPath: dist,
    privateKeyPath: await writeThrowAwayKey(folder),
    ignores: [],
  });
  project.attr = async () => PROJECT_ATTRIBUTES;
  // Without these the compiler copies files unread: minifying makes it parse every script, template and style.
  const setting = { es6: true, es7: true, minifyJS: true, minifyWXML: true, minifyWXSS: true };
  await ci.getCompiledResult({ project, version: '0.0.0', setting, onProgressUpdate: () => {} }, path.join(folder, 'compiled.zip'));
  return ci.analyseCode(project);
}

/** Bytes of the main package ('') and of each sub-package. */
function sizesOf({ files }) {
  const sizes = new Map();
  for (const { size, subPackage } of files) sizes.set(subPackage ?? '', (sizes.get(subPackage ?? '') ?? 0) + size);
  return sizes;
}

const packageName = (name) => (name === '' ? '主包' : `分包 ${name}`);

function report(sizes) {
  for (const [name, size] of sizes) console.log(`${packageName(name)}：${(size / 1024).toFixed(1)} KB`);
  if (!sizes.get('')) throw new Error('编译结果里没有主包');
  for (const [name, size] of sizes) {
    const limit = name === '' ? MAIN_PACKAGE_LIMIT : SUB_PACKAGE_LIMIT;
    if (size > limit) throw new Error(`${packageName(name)} ${(size / 1024).toFixed(1)} KB，超过上限 ${limit / 1024} KB`);
  }
}

function within(ms, work) {
  return Promise.race([work, sleep(ms, undefined, { ref: false }).then(() => Promise.reject(new Error(`微信编译器 ${ms / 1000} 秒内没有完成`)))]);
}

async function main() {
  if (!existsSync(path.join(dist, 'app.json'))) throw new Error(`${dist} 里没有 app.json，请先构建小程序：npm run build:weapp --workspace apps/miniprogram`);
  const ci = loadCompiler();
  const folder = await mkdtemp(path.join(tmpdir(), 'weapp-check-'));
  // The compiler leaves a cache in its working folder.
  process.chdir(folder);
  try {
    report(sizesOf(await within(TIME_LIMIT_MS, compile(ci, folder))));
  } finally {
    process.chdir(here);
    await rm(folder, { recursive: true, force: true });
  }
}

// The compiler's own worker processes would keep this one alive.
main().then(
  () => {
    console.log('微信编译器检查通过');
    process.exit(0);
  },
  (error) => {
    console.error(`微信编译器检查未通过：${error.message}`);
    process.exit(1);
  },
);
