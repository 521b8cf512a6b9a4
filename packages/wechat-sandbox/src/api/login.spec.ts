import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callAs, errcodeOf, rawCall, startStage, type Stage } from '../__fixtures__/start.js';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.sandbox.close());

describe('phone number', () => {
  it('a code of the button gives the number of whoever tapped, once', async () => {
    const { sandbox, mini, user } = stage;
    const code = sandbox.phoneCode(user.id);
    expect(await mini.getPhoneNumber(code, user.miniOpenid)).toEqual({ countryCode: '86', number: expect.stringMatching(/^1990000\d{4}$/) });
    expect(await errcodeOf(mini.getPhoneNumber(code, user.miniOpenid))).toBe(40029);
  });

  it('a login code, an old code and the wrong person are refused', async () => {
    const { sandbox, mini, user } = stage;
    const [, other] = sandbox.users.list();
    expect(await errcodeOf(mini.getPhoneNumber(sandbox.loginCode(user.id), user.miniOpenid))).toBe(40029);
    expect(await errcodeOf(mini.getPhoneNumber(sandbox.phoneCode(user.id), other?.miniOpenid ?? ''))).toBe(40003);
    const code = sandbox.phoneCode(user.id);
    sandbox.clock.advance(300_000);
    expect(await errcodeOf(mini.getPhoneNumber(code, user.miniOpenid))).toBe(40029);
    expect(await callAs(sandbox, 'mini', '/wxa/business/getuserphonenumber', { code: 1 })).toMatchObject({ errcode: 40097 });
  });
});

describe('session keys', () => {
  const ask = (path: string, key: string, more: object = {}): Promise<object> => {
    const signature = createHmac('sha256', key).update('').digest('hex');
    const query = new URLSearchParams({ openid: stage.user.miniOpenid, signature, sig_method: 'hmac_sha256', ...more });
    return callAs(stage.sandbox, 'mini', `${path}?${query.toString()}`);
  };
  const login = async (): Promise<string> => (await stage.mini.code2Session(stage.sandbox.loginCode(stage.user.id))).sessionKey;

  it('one key is valid; a later login or a reset replaces it', async () => {
    const first = await login();
    expect(await ask('/wxa/checksession', first)).toEqual({ errcode: 0, errmsg: 'ok' });
    const second = await login();
    expect(await ask('/wxa/checksession', first)).toMatchObject({ errcode: 87009 });
    expect(await ask('/wxa/resetusersessionkey', second)).toMatchObject({ errcode: 0, openid: stage.user.miniOpenid, session_key: expect.any(String) });
    expect(await ask('/wxa/checksession', second)).toMatchObject({ errcode: 87009 });
  });

  it('no key, another method and a stranger have their own codes', async () => {
    expect(await ask('/wxa/checksession', 'x')).toMatchObject({ errcode: 87007 });
    expect(await ask('/wxa/checksession', 'x', { sig_method: 'md5' })).toMatchObject({ errcode: 87008 });
    expect(await ask('/wxa/checksession', 'x', { openid: stage.user.officialOpenid })).toMatchObject({ errcode: 40003 });
  });
});

describe('what is no call of WeChat', () => {
  it('an unknown path is answered as WeChat does, and the log names it', async () => {
    expect(await rawCall(stage.sandbox, '/cgi-bin/message/subscribe/sent', { method: 'POST', body: '{}' })).toMatchObject({ errcode: 40066 });
    expect(stage.sandbox.log.list().at(-1)).toMatchObject({ path: '/cgi-bin/message/subscribe/sent', why: '没有这个接口' });
  });

  it.each<[string, object, number]>([
    ['force_refresh in quotes', { force_refresh: 'true' }, 40097],
    ['an unknown field', { force: true }, 40097],
    ['a secret that is a number', { secret: 1 }, 40097],
    ['no grant', { grant_type: undefined }, 40002],
  ])('stable_token refuses %s', async (_name, change, errcode) => {
    const { appid, secret } = stage.sandbox.settings.mini;
    const body = JSON.stringify({ grant_type: 'client_credential', appid, secret, ...change });
    expect(await rawCall(stage.sandbox, '/cgi-bin/stable_token', { method: 'POST', body })).toMatchObject({ errcode });
  });
});

describe('addresses that may ask for tokens', () => {
  it('a call from elsewhere is refused with the address, and works once it is listed', async () => {
    stage.sandbox.ipList.state = { on: true, ips: ['10.0.0.1'], callerIp: '1.2.3.4' };
    await expect(stage.official.ready()).rejects.toMatchObject({ errcode: 40164, message: expect.stringContaining('1.2.3.4'), ip: '1.2.3.4' });
    stage.sandbox.ipList.state.ips.push('1.2.3.4');
    expect(stage.sandbox.log.list().at(-1)).toMatchObject({ errcode: 40164, why: '1.2.3.4 不在 IP 白名单里' });
    stage.sandbox.clock.advance(3_600_000);
    await stage.official.ready();
  });
});

describe('cloud hosting', () => {
  it('calls without a token are the mini program’s, with from_appid the other account’s, and nobody’s while it is off', async () => {
    const { sandbox } = stage;
    const ask = async (query: string): Promise<unknown> => ((await (await fetch(`${sandbox.url}/cgi-bin/user/get${query}`)).json()) as { errcode?: number }).errcode;
    expect(await ask('')).toBe(41001);
    sandbox.settings.cloud = true;
    expect(await ask('')).toBe(48001);
    expect(await ask(`?from_appid=${sandbox.settings.official.appid}`)).toBeUndefined();
    expect(await ask('?from_appid=wx1')).toBe(40013);
    expect(await ask('?access_token=x')).toBe(40014);
  });
});
