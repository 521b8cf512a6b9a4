import { randomBytes } from 'node:crypto';
import { shanghaiDay, type Clock } from './clock.js';
import { Refusal } from './refusal.js';

interface Token {
  value: string;
  appid: string;
  expiresAt: number;
  /** Before its time: replaced by force or behind everybody's back. */
  dead: boolean;
}

const OVERLAP_MS = 300_000;
const FORCE_GAP_MS = 30_000;
const FORCE_PER_DAY = 20;
const KEPT = 1000;

/** Access tokens of both kinds. Those of stable_token and of the classic call never touch each other. */
export class Tokens {
  private readonly issued = new Map<string, Token>();
  private readonly stable = new Map<string, Token>();
  private readonly classic = new Map<string, Token>();
  private readonly forced = new Map<string, number[]>();

  constructor(
    private readonly clock: Clock,
    private readonly lifeS: number,
  ) {}

  /** stable_token in normal mode: the same token with the life that remains, a new one in its last five minutes. */
  getStable(appid: string): { access_token: string; expires_in: number } {
    const current = this.stable.get(appid);
    const isFresh = current && current.expiresAt - this.clock.now() > OVERLAP_MS;
    return this.describe(isFresh ? current : this.replace(this.stable, appid));
  }

  /** stable_token with force_refresh: the token before is dead at once. */
  forceStable(appid: string): { access_token: string; expires_in: number } {
    const now = this.clock.now();
    const today = (this.forced.get(appid) ?? []).filter((at) => shanghaiDay(at) === shanghaiDay(now));
    if (now - (today.at(-1) ?? -Infinity) < FORCE_GAP_MS) throw new Refusal(45011, 'api minute-quota reach limit: force_refresh within 30s');
    if (today.length >= FORCE_PER_DAY) throw new Refusal(45009, 'reach max api daily quota limit: force_refresh 20 times');
    this.forced.set(appid, [...today, now]);
    const before = this.stable.get(appid);
    if (before) before.dead = true;
    return this.describe(this.replace(this.stable, appid));
  }

  /** The classic call: always a new token; the one before works for five more minutes. */
  getClassic(appid: string): { access_token: string; expires_in: number } {
    const before = this.classic.get(appid);
    if (before) before.expiresAt = Math.min(before.expiresAt, this.clock.now() + OVERLAP_MS);
    return this.describe(this.replace(this.classic, appid));
  }

  /** The appid that `value` speaks for. @throws Refusal 41001, 40014, 40001 or 42001 */
  appidOf(value: string | undefined): string {
    if (value === undefined || value === '') throw new Refusal(41001, 'access_token missing');
    if (!/^[\w-]{64,512}$/.test(value)) throw new Refusal(40014, 'invalid access_token');
    const token = this.issued.get(value);
    if (!token || token.dead) {
      throw new Refusal(40001, 'invalid credential, access_token is invalid or not latest, could get access_token by getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r');
    }
    if (this.clock.now() >= token.expiresAt) throw new Refusal(42001, 'access_token expired');
    return token.appid;
  }

  /** Kills the token behind everybody's back. With `stillHandedOut`, normal mode goes on answering the dead one: only force helps. */
  invalidate(appid: string, stillHandedOut = false): void {
    const current = this.stable.get(appid);
    if (!current) return;
    current.dead = true;
    if (!stillHandedOut) this.stable.delete(appid);
  }

  clear(): void {
    for (const map of [this.issued, this.stable, this.classic, this.forced]) map.clear();
  }

  private replace(slot: Map<string, Token>, appid: string): Token {
    const token: Token = { value: randomBytes(102).toString('base64url'), appid, expiresAt: this.clock.now() + this.lifeS * 1000, dead: false };
    slot.set(appid, token);
    this.issued.set(token.value, token);
    const [oldest] = this.issued.keys();
    if (this.issued.size > KEPT && oldest !== undefined) this.issued.delete(oldest);
    return token;
  }

  private describe(token: Token): { access_token: string; expires_in: number } {
    return { access_token: token.value, expires_in: Math.floor((token.expiresAt - this.clock.now()) / 1000) };
  }
}
