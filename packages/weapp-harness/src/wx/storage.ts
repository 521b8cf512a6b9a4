import type { ErrorLog } from '../bundle/error-log.js';
import type { Bridge, WxTable } from './bridge.js';
import { WxFailure } from './failure.js';

const KEY_LIMIT = 1_024 * 1_024;
const TOTAL_LIMIT = 10 * KEY_LIMIT;

/** The phone's memory of one mini program: JSON, 1 MB a key, 10 MB in all. */
export class Storage {
  private readonly values = new Map<string, string>();

  constructor(
    initial: Readonly<Record<string, unknown>>,
    private readonly errors: ErrorLog,
  ) {
    for (const [key, value] of Object.entries(initial)) this.set(key, value);
  }

  /** What a killed and reopened mini program would find. */
  snapshot(): Record<string, unknown> {
    return Object.fromEntries([...this.values].map(([key, json]) => [key, JSON.parse(json) as unknown]));
  }

  set(key: string, value: unknown): void {
    const json = JSON.stringify(value ?? '');
    if (Buffer.byteLength(json) > KEY_LIMIT) this.refuse(`entry size limit reached`, key);
    if (this.bytes - Buffer.byteLength(this.values.get(key) ?? '') + Buffer.byteLength(json) > TOTAL_LIMIT) this.refuse(`exceed storage max size 10Mb`, key);
    this.values.set(key, json);
  }

  /** WeChat gives the empty string for a key that is not there. */
  get(key: string): unknown {
    const json = this.values.get(key);
    return json === undefined ? '' : (JSON.parse(json) as unknown);
  }

  has(key: string): boolean {
    return this.values.has(key);
  }

  remove(key: string): void {
    this.values.delete(key);
  }

  clear(): void {
    this.values.clear();
  }

  info(): { keys: string[]; currentSize: number; limitSize: number } {
    return { keys: [...this.values.keys()], currentSize: Math.ceil(this.bytes / 1024), limitSize: TOTAL_LIMIT / 1024 };
  }

  private get bytes(): number {
    return [...this.values.values()].reduce((sum, json) => sum + Buffer.byteLength(json), 0);
  }

  private refuse(reason: string, key: string): never {
    this.errors.add('storage', `${key}: ${reason}`);
    throw new WxFailure(reason);
  }
}

export function storageApi(storage: Storage, bridge: Bridge): WxTable {
  return {
    setStorage: bridge.async('setStorage', ({ key, data }) => storage.set(String(key), data)),
    setStorageSync: bridge.sync('setStorageSync', (key, data) => storage.set(String(key), data)),
    getStorage: bridge.async('getStorage', ({ key }) => {
      if (!storage.has(String(key))) throw new WxFailure('data not found');
      return { data: storage.get(String(key)) };
    }),
    getStorageSync: bridge.sync('getStorageSync', (key) => storage.get(String(key))),
    removeStorage: bridge.async('removeStorage', ({ key }) => storage.remove(String(key))),
    removeStorageSync: bridge.sync('removeStorageSync', (key) => storage.remove(String(key))),
    clearStorage: bridge.async('clearStorage', () => storage.clear()),
    clearStorageSync: bridge.sync('clearStorageSync', () => storage.clear()),
    getStorageInfo: bridge.async('getStorageInfo', () => storage.info()),
    getStorageInfoSync: bridge.sync('getStorageInfoSync', () => storage.info()),
  };
}
