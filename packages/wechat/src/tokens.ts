import { integerOf, textOf, type Answer } from './answers.js';
import { refusalHoldsMs } from './error-table.js';
import { WechatError, WechatUnreachable } from './errors.js';
import type { Transport } from './transport.js';

const ROTATION_WINDOW_MS = 300_000;
const SHORT_LIFE_RECHECK_MS = 30_000;
const FORCE_GAP_MS = 30_000;
const FORCE_WINDOW_MS = 24 * 3_600_000;
const FORCE_PER_WINDOW = 20;

/** How the account's token stands; it never tells the token. */
export interface TokenState {
  /** Milliseconds since the epoch until which the held token lives; `undefined` when there is none. */
  heldUntil: number | undefined;
  /** Why the last request for a token failed; `undefined` after a success. */
  lastError: string | undefined;
  /** Forced refreshes within the last 24 hours; WeChat allows 20 a day. */
  forcedToday: number;
}

interface Held {
  token: string;
  renewAt: number;
  expiresAt: number;
}

/**
 * One appid's access token from stable_token. Normal mode hands out the same token with the life that remains, so several
 * processes may each hold one; forcing kills everybody's and is done only when WeChat keeps giving the token that failed.
 */
export class TokenHolder {
  private held: Held | undefined;
  private flight: Promise<string> | undefined;
  private refused: { error: WechatError; until: number } | undefined;
  private lastError: string | undefined;
  private forcedAt: number[] = [];

  constructor(
    private readonly transport: Transport,
    private readonly app: { appid: string; secret: string },
    private readonly now: () => number,
  ) {}

  /** A token with life left; renewed when its last five minutes begin, shared by all who wait. */
  async get(): Promise<string> {
    const { held } = this;
    if (held && this.now() < held.renewAt) return held.token;
    return this.share(() => this.renew());
  }

  /** The token to replay with after `failed` was refused. Everyone who failed with the same token shares one refresh. */
  async replace(failed: string): Promise<string> {
    if (this.held && this.held.token !== failed) return this.held.token;
    return this.share(() => this.refresh(failed));
  }

  /** How it stands, without asking anybody. */
  state(): TokenState {
    const { held, lastError } = this;
    const heldUntil = held && held.expiresAt > this.now() ? held.expiresAt : undefined;
    return { heldUntil, lastError, forcedToday: this.forcedLately().length };
  }

  private share(work: () => Promise<string>): Promise<string> {
    this.flight ??= work().finally(() => {
      this.flight = undefined;
    });
    return this.flight;
  }

  private async renew(): Promise<string> {
    try {
      return await this.ask(false);
    } catch (error) {
      const { held } = this;
      const now = this.now();
      if (!held || now >= held.expiresAt) throw error;
      // The old token still works: sending goes on, and the next renewal is tried a little later.
      held.renewAt = Math.min(held.expiresAt, now + SHORT_LIFE_RECHECK_MS);
      return held.token;
    }
  }

  private async refresh(failed: string): Promise<string> {
    this.held = undefined;
    const token = await this.ask(false);
    if (token !== failed || !this.mayForce()) return token;
    this.forcedAt.push(this.now());
    return this.force(token);
  }

  private async force(present: string): Promise<string> {
    try {
      return await this.ask(true);
    } catch (error) {
      // The limits of forcing are shared by all processes: a refusal says nothing about the next request in normal mode.
      if (error instanceof WechatError) return present;
      throw error;
    }
  }

  private mayForce(): boolean {
    this.forcedAt = this.forcedLately();
    const last = this.forcedAt.at(-1);
    return this.forcedAt.length < FORCE_PER_WINDOW && (last === undefined || this.now() - last >= FORCE_GAP_MS);
  }

  private forcedLately(): number[] {
    const since = this.now() - FORCE_WINDOW_MS;
    return this.forcedAt.filter((at) => at > since);
  }

  private async ask(force: boolean): Promise<string> {
    if (this.refused && this.now() < this.refused.until) throw this.refused.error;
    try {
      this.held = await this.request(force);
    } catch (error) {
      this.lastError = error instanceof Error ? error.message : String(error);
      if (!force && error instanceof WechatError) this.remember(error);
      throw error;
    }
    this.refused = undefined;
    this.lastError = undefined;
    return this.held.token;
  }

  /** A refusal that only an operator or time can lift is given to everybody who asks meanwhile, so that WeChat is not hammered. */
  private remember(error: WechatError): void {
    const holdsMs = refusalHoldsMs(error);
    if (holdsMs > 0) this.refused = { error, until: this.now() + holdsMs };
  }

  private async request(force: boolean): Promise<Held> {
    const answer = await this.transport.exchange({
      call: 'token',
      path: '/cgi-bin/stable_token',
      query: {},
      body: { grant_type: 'client_credential', appid: this.app.appid, secret: this.app.secret, force_refresh: force },
      changesNothing: true,
    });
    return readToken(answer, this.now());
  }
}

function readToken(answer: Answer, now: number): Held {
  const token = textOf(answer.access_token);
  const life = integerOf(answer.expires_in);
  if (token === undefined || life === undefined || life <= 0) {
    throw new WechatUnreachable('token', '答复缺少 access_token 或 expires_in');
  }
  const lifeMs = life * 1000;
  // Inside the rotation window there is nothing to wait for, yet asking before every call would burn the quota.
  const restMs = Math.max(lifeMs - ROTATION_WINDOW_MS, Math.min(lifeMs / 2, SHORT_LIFE_RECHECK_MS));
  return { token, renewAt: now + restMs, expiresAt: now + lifeMs };
}
