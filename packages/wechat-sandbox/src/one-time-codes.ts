import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.js';
import { Refusal } from './refusal.js';

const LIFE_MS = 300_000;
const KEPT = 5000;

interface Code {
  userId: string;
  expiresAt: number;
  used: boolean;
}

/** Codes that a phone hands to the server, of wx.login or of the phone-number button: five minutes, once. */
export class OneTimeCodes {
  private readonly codes = new Map<string, Code>();

  /** `usedErrcode`: what a second use is answered with. */
  constructor(
    private readonly clock: Clock,
    private readonly usedErrcode: 40029 | 40163,
  ) {}

  issue(userId: string): string {
    const code = `0${randomBytes(15).toString('hex')}a`;
    this.codes.set(code, { userId, expiresAt: this.clock.now() + LIFE_MS, used: false });
    const [oldest] = this.codes.keys();
    if (this.codes.size > KEPT && oldest !== undefined) this.codes.delete(oldest);
    return code;
  }

  /** Whose code it is; it is used up by this. @throws Refusal 40029 or `usedErrcode` */
  use(value: string): string {
    const code = this.codes.get(value);
    if (!code || this.clock.now() >= code.expiresAt) throw new Refusal(40029, 'invalid code', code ? 'code 已过期（有效期 5 分钟）' : '没有发出过这个 code');
    if (code.used) throw new Refusal(this.usedErrcode, 'code been used', 'code 只能用一次');
    code.used = true;
    return code.userId;
  }
}
