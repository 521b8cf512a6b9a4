import { afterAll, beforeAll } from '@jest/globals';
import { createWechatClient, type WechatClient } from '../client.js';
import { answeringHost, withToken, type AnsweringHost } from './answering-host.js';

export interface OneHost {
  /** A new client whose every call but the token's is answered with `body`. */
  answering(body: unknown): WechatClient;
  /** What came last. */
  get last(): AnsweringHost['last'];
}

/** One host for all tests of a file. */
export function oneHost(): OneHost {
  let host: AnsweringHost;
  beforeAll(async () => {
    host = await answeringHost(withToken({}));
  });
  afterAll(() => host.close());
  return {
    answering: (body) => {
      host.answer(withToken(body));
      return createWechatClient({ base: host.base, appid: 'wx1', secret: 's3cret' });
    },
    get last() {
      return host.last;
    },
  };
}
