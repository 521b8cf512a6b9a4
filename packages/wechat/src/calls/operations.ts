import type { Account } from '../account.js';
import { childOf, integerOf, type Answer } from '../answers.js';
import type { TokenState } from '../tokens.js';
import { brokenAnswer, type Exchange } from '../transport.js';

/** For whoever runs the link to WeChat. */
export interface OperationCalls {
  /** Holds a token when it resolves, so that the next call leaves at once. Sends nothing to anybody. */
  ready(): Promise<void>;
  /** What is known without asking WeChat; in cloud hosting there is no token of ours. */
  tokenState(): TokenState;
  /** POST /cgi-bin/openapi/quota/get (查询 API 调用额度) of one path like `/cgi-bin/message/subscribe/send`; 0 is "no limit". */
  getQuota(path: string): Promise<{ dailyLimit: number; used: number; remain: number }>;
  /** POST /cgi-bin/openapi/rid/get (查询 rid 信息): what WeChat saw of a failed request, for 7 days, without its access token. */
  explainRid(rid: string): Promise<Record<string, unknown>>;
}

const NO_TOKEN: TokenState = { heldUntil: undefined, lastError: undefined, forcedToday: 0 };

export function operationCalls(account: Account): OperationCalls {
  return {
    async ready() {
      await account.tokens?.get();
    },

    tokenState: () => account.tokens?.state() ?? NO_TOKEN,

    async getQuota(path) {
      const exchange: Exchange = { call: 'getQuota', path: '/cgi-bin/openapi/quota/get', query: {}, body: { cgi_path: path }, changesNothing: true };
      const quota = childOf(await account.call(exchange), 'quota');
      const [dailyLimit, used, remain] = [quota.daily_limit, quota.used, quota.remain].map(integerOf);
      if (dailyLimit === undefined || used === undefined || remain === undefined) throw brokenAnswer(exchange, '答复缺少 quota');
      return { dailyLimit, used, remain };
    },

    async explainRid(rid) {
      const exchange: Exchange = { call: 'explainRid', path: '/cgi-bin/openapi/rid/get', query: {}, body: { rid }, changesNothing: true };
      return withoutTokens(childOf(await account.call(exchange), 'request'));
    },
  };
}

const SECRET = /((?:access_token|secret|appsecret)["\\]*[=:]["\\\s]*)[^&"\\\s]+/gi;

const withoutTokens = (request: Answer): Answer =>
  Object.fromEntries(Object.entries(request).map(([key, value]) => [key, typeof value === 'string' ? value.replace(SECRET, '$1…') : value]));
