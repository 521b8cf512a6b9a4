import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../config/config-error.js';
import { DataKey } from './data-key.js';

const FILE = 'data.key';
const OWNER_ONLY = 0o600;

/** The key of DATA_KEY, else that of `data.key` in the data folder, which is made when it is missing. Throws ConfigError. */
export function loadDataKey(fromEnv: string | undefined, dataDir: string): DataKey {
  if (fromEnv !== undefined) return toKey(fromEnv, 'DATA_KEY');
  const path = join(dataDir, FILE);
  const kept = read(path);
  if (kept !== undefined) return toKey(kept, path);
  create(dataDir, path);
  return toKey(read(path) ?? '', path);
}

function toKey(text: string, from: string): DataKey {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) throw new ConfigError(`数据密钥 ${from} 应为 32 字节的 base64（openssl rand -base64 32）`);
  return new DataKey(key);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ConfigError(`数据密钥 ${path} 无法读取（${(error as NodeJS.ErrnoException).code ?? '未知原因'}）`);
  }
}

/** Written beside and linked: of two processes that start at once one wins, and nobody reads half a key. */
function create(dataDir: string, path: string): void {
  const beside = join(dataDir, `${FILE}.${randomUUID()}`);
  writeFileSync(beside, `${DataKey.generate().toString('base64')}\n`, { flag: 'wx', mode: OWNER_ONLY });
  try {
    linkSync(beside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(beside, { force: true });
  }
}
