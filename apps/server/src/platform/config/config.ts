import { accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { loadCentre, type CentreConfig } from './centre.js';
import { cloudDatabaseUrl, withCloudDefaults } from './cloud-defaults.js';
import { ConfigError } from './config-error.js';
import { envSchema, type Env } from './env-schema.js';
import { makeFolder } from './make-folder.js';

const serverRoot = fileURLToPath(new URL('../../../', import.meta.url));

/** One WeChat account: present only when both id and secret are set. */
export interface WechatAccount {
  appid: string;
  secret: string;
  /** Callback settings; absent when message push is not configured. An empty key: plain mode. */
  callback?: { token: string; aesKey: string; previousAesKey: string | undefined };
}

/** Everything configured, checked and read-only. Injected by class. */
export class Config {
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly storageUrl: string;
  readonly h5Dir: string;
  readonly consoleDir: string;
  readonly mini: WechatAccount | undefined;
  readonly official: WechatAccount | undefined;

  constructor(
    readonly env: Readonly<Env>,
    /** The centre that this server belongs to. */
    readonly centre: CentreConfig,
  ) {
    this.dataDir = resolve(env.DATA_DIR);
    this.databaseUrl = env.DATABASE_URL ?? cloudDatabaseUrl(env) ?? `sqlite:${join(this.dataDir, 'sunshine.db')}`;
    this.storageUrl = env.STORAGE_URL ?? pathToFileURL(join(this.dataDir, 'files')).href;
    this.h5Dir = resolve(env.H5_DIR ?? join(serverRoot, '../miniprogram/dist/h5'));
    this.consoleDir = resolve(env.CONSOLE_DIR ?? join(serverRoot, '../admin/dist'));
    this.mini = account(env, 'MINI');
    this.official = account(env, 'OFFICIAL');
    Object.freeze(this);
  }

  /** Makes the folders of data and files; throws ConfigError when one cannot be written. */
  prepareFolders(): void {
    prepare('数据目录', this.dataDir, 'DATA_DIR');
    prepare('文件目录', fileURLToPath(this.storageUrl), 'STORAGE_URL');
  }
}

function prepare(name: string, folder: string, variable: string): void {
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw new ConfigError(`${name}无法写入：${folder}（${(error as NodeJS.ErrnoException).code ?? '未知原因'}）。请检查 ${variable} 及其权限`);
  }
}

function account(env: Env, name: 'MINI' | 'OFFICIAL'): WechatAccount | undefined {
  const of = (what: 'APPID' | 'SECRET' | 'TOKEN' | 'AES_KEY' | 'AES_KEY_PREVIOUS'): string | undefined => env[`WECHAT_${name}_${what}`];
  const [appid, secret, token] = [of('APPID'), of('SECRET'), of('TOKEN')];
  // Cloud hosting vouches for the mini program, so its secret may stay at home.
  const needsSecret = !(env.CLOUD_HOSTING && name === 'MINI');
  if (!appid || (needsSecret && !secret)) return undefined;
  return { appid, secret: secret ?? '', ...(token ? { callback: { token, aesKey: of('AES_KEY') ?? '', previousAesKey: of('AES_KEY_PREVIOUS') } } : {}) };
}

/** Reads the environment once. Throws {@link ConfigError} that lists every problem at once, in Chinese. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const filled = Object.fromEntries(Object.keys(envSchema.shape).map((name) => [name, env[name] === '' ? undefined : env[name]]));
  const parsed = envSchema.safeParse(withCloudDefaults(filled));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}：${issue.message}`);
    throw new ConfigError(`配置有误：\n${lines.join('\n')}`);
  }
  const path = parsed.data.CENTRE_CONFIG ?? join(serverRoot, 'config/centre.json');
  return new Config(Object.freeze(parsed.data), loadCentre(resolve(path)));
}
