import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answeringHost, TOKEN_PATH, type AnsweringHost, type Reply } from './__fixtures__/answering-host.js';
import { createWechatClient, type WechatClient } from './client.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const MENU = '/cgi-bin/get_current_selfmenu_info';
const REFUSED = { body: { errcode: 40001, errmsg: 'invalid credential, access_token is invalid or not latest' } };

let host: AnsweringHost;
let now: number;
let valid: string;
/** What the token call answers; a new valid token unless a test says otherwise. */
let onToken: (isForced: boolean) => Reply;

beforeEach(async () => {
  now = 1_800_000_000_000;
  valid = 'T1';
  onToken = () => ({ body: { access_token: valid, expires_in: 7200 } });
  host = await answeringHost((path, body) => (path === TOKEN_PATH ? onToken(body.force_refresh === true) : { body: { is_menu_open: 0 } }));
});
afterEach(() => host.close());

const newClient = (more: object = {}): WechatClient => createWechatClient({ base: host.base, appid: 'wx1', secret: 's3cret', now: () => now, ...more });
const asked = (path: string): number => host.asked.filter((one) => one === path).length;

describe('a token that WeChat refuses', () => {
  it('20 concurrent sends with an invalidated token: one token call, 20 replays, none lost', async () => {
    const accepted: string[] = [];
    host.answer((path, body, query) => {
      if (path === TOKEN_PATH) return onToken(false);
      if (query.get('access_token') !== valid) return REFUSED;
      accepted.push(String(body.client_msg_id));
      return { body: { errcode: 0, errmsg: 'ok', msgid: accepted.length } };
    });
    const client = newClient();
    await client.ready();
    valid = 'T2';
    host.asked.length = 0;
    const ids = Array.from({ length: 20 }, (_, n) => `m${n}`);
    await Promise.all(ids.map((clientMsgId) => client.sendTemplateMessage({ touser: 'o1', templateId: 't', clientMsgId, data: { thing1: '工程' } })));
    expect(accepted.toSorted()).toEqual(ids.toSorted());
    expect({ token: asked(TOKEN_PATH), sends: host.asked.length - asked(TOKEN_PATH) }).toEqual({ token: 1, sends: 40 });
  });

  it('is asked for by force only when normal mode keeps giving it, 30 s apart and 20 times a day', async () => {
    let forced = 0;
    onToken = (isForced) => {
      forced += isForced ? 1 : 0;
      return { body: { access_token: 'T1', expires_in: 7200 } };
    };
    host.answer((path, body) => (path === TOKEN_PATH ? onToken(body.force_refresh === true) : REFUSED));
    const client = newClient();
    const call = (): Promise<unknown> => expect(client.getMenu()).rejects.toMatchObject({ errcode: 40001, action: 'retry' });
    await call();
    await call();
    now += 30 * SECOND - 1;
    await call();
    expect(forced).toBe(1);
    for (let n = 0; n < 30; n += 1) {
      now += 30 * SECOND;
      await call();
    }
    expect(forced).toBe(20);
    expect(client.tokenState().forcedToday).toBe(20);
    now += 24 * HOUR;
    await call();
    expect(forced).toBe(21);
  });
});

it('a refused force does not stop normal mode', async () => {
  onToken = (isForced) => (isForced ? { body: { errcode: 45009, errmsg: 'reach max api daily quota limit' } } : { body: { access_token: valid, expires_in: 7200 } });
  host.answer((path, body, query) => {
    if (path === TOKEN_PATH) return onToken(body.force_refresh === true);
    return query.get('access_token') === 'T2' ? { body: { is_menu_open: 0 } } : REFUSED;
  });
  const client = newClient();
  await expect(client.getMenu()).rejects.toMatchObject({ call: 'getMenu', errcode: 40001, action: 'retry' });
  expect(client.tokenState().lastError).toContain('45009');
  valid = 'T2';
  expect(await client.getMenu()).toEqual([]);
});

describe('the life that is left', () => {
  it.each([
    [7200, 7200 - 300],
    [345, 45],
    [300, 30],
    [40, 20],
  ])('of %d s: used without asking for %d s, then asked for again', async (life, restS) => {
    onToken = () => ({ body: { access_token: 'T1', expires_in: life } });
    const client = newClient();
    await client.getMenu();
    now += restS * SECOND - 1;
    await client.getMenu();
    expect(asked(TOKEN_PATH)).toBe(1);
    now += 1;
    await client.getMenu();
    expect(asked(TOKEN_PATH)).toBe(2);
  });

  it('whatever lives WeChat hands out, no call leaves with a token whose life is over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ life: fc.integer({ min: 1, max: 7200 }), waitS: fc.integer({ min: 0, max: 8000 }) }), { maxLength: 20 }), async (steps) => {
        let over = 0;
        let life = 7200;
        onToken = () => {
          over = now + life * SECOND;
          return { body: { access_token: 'T1', expires_in: life } };
        };
        const client = newClient();
        for (const step of steps) {
          life = step.life;
          await client.ready();
          expect(now).toBeLessThan(over);
          now += step.waitS * SECOND;
        }
      }),
      { numRuns: 50 },
    );
  });

  it.each([[{ access_token: 'T1' }], [{ access_token: 'T1', expires_in: 0 }], [{ access_token: '', expires_in: 7200 }], [{ expires_in: 7200 }], [{ access_token: 'T1', expires_in: 'soon' }]])('an answer like %j is no token', async (body) => {
    onToken = () => ({ body });
    await expect(newClient().ready()).rejects.toThrow('答复缺少');
  });
});

describe('a refusal that only an operator or time can lift', () => {
  it.each([
    [40164, MINUTE],
    [40125, MINUTE],
    [40243, MINUTE],
    [89503, MINUTE],
    [45011, MINUTE],
    [45009, HOUR],
    [89507, HOUR],
    [89506, 24 * HOUR],
  ])('%d is remembered: WeChat is not asked again for %d ms, everybody gets the same error', async (errcode, holdsMs) => {
    onToken = () => ({ body: { errcode, errmsg: 'invalid ip 203.0.113.7, not in whitelist' } });
    const client = newClient();
    for (let n = 0; n < 3; n += 1) await expect(client.getMenu()).rejects.toMatchObject({ call: 'token', errcode, ip: '203.0.113.7' });
    now += holdsMs - 1;
    await expect(client.ready()).rejects.toMatchObject({ errcode });
    expect(asked(TOKEN_PATH)).toBe(1);
    onToken = () => ({ body: { access_token: valid, expires_in: 7200 } });
    now += 1;
    await client.getMenu();
    expect(asked(TOKEN_PATH)).toBe(2);
  });

  it('while the old token lives, sending goes on', async () => {
    const client = newClient();
    await client.getMenu();
    onToken = () => ({ body: { errcode: 40164, errmsg: 'invalid ip' } });
    now += 7000 * SECOND;
    await client.getMenu();
    await client.getMenu();
    expect(asked(TOKEN_PATH)).toBe(2);
    expect(asked(MENU)).toBe(3);
  });

  it('busy is asked again at once', async () => {
    onToken = () => ({ body: { errcode: -1, errmsg: 'system error' } });
    const client = newClient();
    await expect(client.ready()).rejects.toMatchObject({ action: 'retry' });
    onToken = () => ({ body: { access_token: valid, expires_in: 7200 } });
    await client.ready();
    expect(asked(TOKEN_PATH)).toBe(2);
  });
});

it('the state tells life and trouble, never the token or the secret', async () => {
  const client = newClient();
  expect(client.tokenState()).toEqual({ heldUntil: undefined, lastError: undefined, forcedToday: 0 });
  onToken = () => ({ body: { errcode: 40125, errmsg: 'invalid appsecret' } });
  await expect(client.ready()).rejects.toThrow();
  expect(client.tokenState()).toMatchObject({ heldUntil: undefined, lastError: expect.stringContaining('invalid appsecret') });
  now += MINUTE;
  onToken = () => ({ body: { access_token: valid, expires_in: 7200 } });
  await client.ready();
  expect(client.tokenState()).toEqual({ heldUntil: now + 7200 * SECOND, lastError: undefined, forcedToday: 0 });
});

describe('cloud hosting', () => {
  it('fetches and sends no token', async () => {
    let query = new URLSearchParams('unset');
    host.answer((_path, _body, given) => {
      query = given;
      return { body: { is_menu_open: 0 } };
    });
    const client = newClient({ tokens: 'none' });
    await client.ready();
    await client.getMenu();
    expect(host.asked).toEqual([MENU]);
    expect([...query]).toEqual([]);
    expect(client.tokenState()).toEqual({ heldUntil: undefined, lastError: undefined, forcedToday: 0 });
  });

  it.each([40001, 40014, 41001, 42001])('a token refused (%d) there is for the operator, not for a replay', async (errcode) => {
    host.answer(() => ({ body: { errcode, errmsg: 'access_token missing' } }));
    await expect(newClient({ tokens: 'none' }).getMenu()).rejects.toMatchObject({ errcode, action: 'config' });
    expect(host.asked).toEqual([MENU]);
  });
});
