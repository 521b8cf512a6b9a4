import { MiniApp, OfficialAccount, type CacheInterface } from 'node-easywechat';
import type { Account } from '../options.js';

/** The independent SDK as an application would set it up, against another host and with its tokens in memory. */
export function sdkFor<App extends MiniApp | OfficialAccount>(make: new (config: object) => App, account: Account, base: string, stable = true): App {
  const config = { app_id: account.appid, secret: account.secret, token: account.token, aes_key: account.aesKey, use_stable_access_token: stable, http: { baseURL: `${base}/` } };
  const app = new make(config);
  app.setCache(memoryCache());
  return app;
}

function memoryCache(): CacheInterface {
  const values = new Map<string, unknown>();
  return {
    get: (key) => Promise.resolve(values.get(key)),
    has: (key) => Promise.resolve(values.has(key)),
    set: (key, data: unknown) => Promise.resolve(values.set(key, data).size > 0),
    delete: (key) => Promise.resolve(values.delete(key)),
  };
}
