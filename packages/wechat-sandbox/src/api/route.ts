import type { Fault } from '../faults.js';
import type { World } from '../world.js';

/** A call as a route sees it: the token has been looked up, quotas are paid. */
export interface Call {
  world: World;
  query: Readonly<Record<string, string | undefined>>;
  /** Raw bytes of the body. */
  body: Buffer;
  /** The app that calls; for calls without a token the appid they name, not yet checked. */
  appid: string;
  /** Where the call comes from. */
  ip: string;
  /** What has been ordered to go wrong with it. */
  fault: Fault | undefined;
}

/** Answers of WeChat are JSON; ids beyond 2^53 are bigint here and bare numbers on the wire. */
export type Reply = Record<string, unknown>;

/** Most calls answer JSON; those that draw answer the bytes of a PNG. */
export type Answer = Reply | Buffer;

export interface WechatRoute {
  method: 'GET' | 'POST';
  path: string;
  /** Whose access token it takes; `none` for calls that prove themselves by secret. */
  token: 'mini' | 'official' | 'either' | 'none';
  handle(call: Call): Promise<Answer> | Answer;
}

export const OK: Reply = { errcode: 0, errmsg: 'ok' };

/** JSON text in which bigint are bare numbers. */
export function wireJson(value: Reply): string {
  const marked = JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? `\u0000${one}\u0000` : one));
  return marked.replace(/"\\u0000(-?\d+)\\u0000"/g, '$1');
}
