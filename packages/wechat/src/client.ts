import { Account } from './account.js';
import { articleCalls, type ArticleCalls } from './calls/articles.js';
import { codeCalls, type CodeCalls } from './calls/codes.js';
import { contentCalls, type ContentCalls } from './calls/content.js';
import { followerCalls, type FollowerCalls } from './calls/followers.js';
import { loginCalls, type LoginCalls } from './calls/login.js';
import { menuCalls, type MenuCalls } from './calls/menu.js';
import { messageCalls, type MessageCalls } from './calls/messages.js';
import { operationCalls, type OperationCalls } from './calls/operations.js';
import { templateCalls, type TemplateCalls } from './calls/templates.js';
import { TokenHolder } from './tokens.js';
import { Transport, type Exchanged } from './transport.js';
import { fetchWire, nodeWire } from './wire.js';

/** One client speaks for one appid (a mini program or an official account). */
export interface WechatClientOptions {
  /** `https://api.weixin.qq.com`, or another host that speaks the same protocol. */
  base: string;
  appid: string;
  secret: string;
  /** For one HTTP exchange; 10 000 unless told. */
  timeoutMs?: number | undefined;
  /** Milliseconds since the epoch. */
  now?: (() => number) | undefined;
  /** In place of Node's own HTTP client; a time-out while connecting then counts as an unknown outcome. */
  fetch?: typeof fetch | undefined;
  /** `none`: cloud hosting (开放接口服务) adds the access token on the way, so none is fetched or sent. `stable` unless told. */
  tokens?: 'stable' | 'none' | undefined;
  /** Told of every exchange, also of those for tokens; must not throw. */
  onExchange?: ((exchanged: Exchanged) => void) | undefined;
}

/**
 * Every method that calls throws `WechatError` (WeChat said no), `WechatUnreachable` (surely not accepted) or `WechatUnknownOutcome`
 * (maybe accepted). Methods that need a token renew it themselves; a refused token is replaced and the call replayed once.
 */
export interface WechatClient
  extends LoginCalls, MessageCalls, TemplateCalls, FollowerCalls, ArticleCalls, MenuCalls, ContentCalls, CodeCalls, OperationCalls {}

const DEFAULT_TIMEOUT_MS = 10_000;

/**
 * A client of one WeChat account; it calls nothing before the first method.
 * @throws TypeError when `base` is not a URL
 */
export function createWechatClient(o: WechatClientOptions): WechatClient {
  const transport = new Transport(o.base, o.timeoutMs ?? DEFAULT_TIMEOUT_MS, o.fetch ? fetchWire(o.fetch) : nodeWire(), o.onExchange);
  const tokens = o.tokens === 'none' ? undefined : new TokenHolder(transport, o, o.now ?? Date.now);
  const account = new Account({ appid: o.appid, secret: o.secret }, transport, tokens);
  return {
    ...loginCalls(account),
    ...messageCalls(account),
    ...templateCalls(account),
    ...followerCalls(account),
    ...articleCalls(account),
    ...menuCalls(account),
    ...contentCalls(account),
    ...codeCalls(account),
    ...operationCalls(account),
  };
}
