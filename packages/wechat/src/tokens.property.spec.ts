import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TOKEN_PATH } from './__fixtures__/answering-host.js';
import { createWechatClient } from './client.js';
import { WechatError } from './errors.js';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;

/** WeChat as far as tokens go: one stable token a time, normal and forced, which can be lost behind everybody's back. */
class Tokens {
  now = 1_800_000_000_000;
  forcedAt: number[] = [];
  tokenCalls = 0;
  underWay = 0;
  mostUnderWay = 0;
  refuseNext: number | undefined;
  private count = 1;
  private isLost = false;
  private endsAt = this.now + 7200 * SECOND;

  /** Lost: normal mode goes on giving it. Replaced: somebody else forced a new one. */
  spoil(how: 'lost' | 'replaced'): void {
    if (how === 'lost') this.isLost = true;
    else this.renew();
  }

  accepts(token: string | null): boolean {
    return token === this.token && !this.isLost && this.now < this.endsAt;
  }

  give(isForced: boolean): unknown {
    this.tokenCalls += 1;
    const errcode = this.refuseNext;
    this.refuseNext = undefined;
    if (errcode !== undefined) return { errcode, errmsg: 'refused' };
    if (isForced) this.forcedAt.push(this.now);
    if (isForced || this.now >= this.endsAt) this.renew();
    return { access_token: this.token, expires_in: Math.ceil((this.endsAt - this.now) / SECOND) };
  }

  private get token(): string {
    return `T${this.count}`;
  }

  private renew(): void {
    this.count += 1;
    this.isLost = false;
    this.endsAt = this.now + 7200 * SECOND;
  }
}

function fetchOf(tokens: Tokens, asked: string[]): typeof fetch {
  return async (input, init) => {
    const url = new URL(String(input));
    asked.push(url.pathname);
    if (url.pathname !== TOKEN_PATH) return Response.json(tokens.accepts(url.searchParams.get('access_token')) ? { is_menu_open: 0 } : { errcode: 40001, errmsg: 'invalid credential' });
    tokens.underWay += 1;
    tokens.mostUnderWay = Math.max(tokens.mostUnderWay, tokens.underWay);
    await Promise.resolve();
    tokens.underWay -= 1;
    return Response.json(tokens.give((JSON.parse(String(init?.body)) as { force_refresh: boolean }).force_refresh));
  };
}

const step = fc.oneof(
  fc.record({ do: fc.constant('call' as const), times: fc.integer({ min: 1, max: 8 }) }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 10, 29, 30, 60, 600, 3600, 7200, 90_000) }),
  fc.record({ do: fc.constant('spoil' as const), how: fc.constantFrom('lost' as const, 'replaced' as const) }),
  fc.record({ do: fc.constant('refuse' as const), errcode: fc.constantFrom(-1, 40164, 45009, 45011, 89506) }),
);

it('whatever becomes of tokens: one request for one at a time, force within its limits, one replay, and peace once WeChat is at peace', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const tokens = new Tokens();
      const asked: string[] = [];
      const client = createWechatClient({ base: 'http://wechat.test', appid: 'wx1', secret: 's', now: () => tokens.now, fetch: fetchOf(tokens, asked) });
      const call = (): Promise<unknown> =>
        client.getMenu().catch((error: unknown) => {
          expect(error).toBeInstanceOf(WechatError);
        });
      for (const one of steps) {
        asked.length = 0;
        if (one.do === 'wait') tokens.now += one.seconds * SECOND;
        if (one.do === 'spoil') tokens.spoil(one.how);
        if (one.do === 'refuse') tokens.refuseNext = one.errcode;
        if (one.do !== 'call') continue;
        await Promise.all(Array.from({ length: one.times }, call));
        const requests = asked.filter((path) => path === TOKEN_PATH).length;
        expect(requests).toBeLessThanOrEqual(3);
        expect(asked.length - requests).toBeLessThanOrEqual(2 * one.times);
      }
      expect(tokens.mostUnderWay).toBeLessThanOrEqual(1);
      tokens.forcedAt.forEach((at, n) => {
        expect(at - (tokens.forcedAt[n - 1] ?? -Infinity)).toBeGreaterThanOrEqual(30 * SECOND);
        expect(tokens.forcedAt.filter((other) => other > at - DAY && other <= at).length).toBeLessThanOrEqual(20);
      });
      tokens.refuseNext = undefined;
      tokens.now += DAY;
      expect(await client.getMenu()).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
