import type { Answer } from './answers.js';
import { isTokenRefusal } from './error-table.js';
import { WechatError } from './errors.js';
import type { TokenHolder } from './tokens.js';
import type { Exchange, Transport } from './transport.js';

/** Speaks for one appid: adds its access token, and replaces a token that WeChat refuses once, with one replay. */
export class Account {
  constructor(
    readonly app: { appid: string; secret: string },
    private readonly transport: Transport,
    /** None in cloud hosting, where the platform adds the token on the way. */
    readonly tokens: TokenHolder | undefined,
  ) {}

  /** The answer, whose errcode is absent or 0. @throws WechatError, WechatUnreachable, WechatUnknownOutcome */
  call(e: Exchange): Promise<Answer> {
    return this.withToken(e, (one) => this.transport.exchange(one));
  }

  /** The bytes of a file that WeChat answers with. @throws as `call`, also when JSON comes instead */
  callForImage(e: Exchange): Promise<Buffer> {
    return this.withToken(e, (one) => this.transport.exchangeForImage(one));
  }

  /** A call that carries no token. */
  callBare(e: Exchange): Promise<Answer> {
    return this.transport.exchange(e);
  }

  private async withToken<T>(e: Exchange, exchange: (e: Exchange) => Promise<T>): Promise<T> {
    if (!this.tokens) return exchange(e).catch(blamePlatform);
    const token = await this.tokens.get();
    try {
      return await exchange(withAccessToken(e, token));
    } catch (error) {
      if (!(error instanceof WechatError) || !isTokenRefusal(error.errcode)) throw error;
    }
    const replacement = await this.tokens.replace(token);
    return exchange(withAccessToken(e, replacement));
  }
}

const withAccessToken = (e: Exchange, token: string): Exchange => ({ ...e, query: { access_token: token, ...e.query } });

const TOKEN_MISSING = 41001;

/** A token that the platform did not add, or added badly, is a switch in its console and not ours to renew. */
function blamePlatform(error: unknown): never {
  if (!(error instanceof WechatError) || !(isTokenRefusal(error.errcode) || error.errcode === TOKEN_MISSING)) throw error;
  throw new WechatError(error.call, error.errcode, 'config', error.errmsg);
}
