import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { callAs, errcodeOf, rawCall, startStage, subscribeMessage, type Stage } from '../__fixtures__/start.js';

const SEND = '/cgi-bin/message/subscribe/send';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.sandbox.close());

describe('quotas', () => {
  it('what was used today is told and can be cleared ten times a month', async () => {
    const { sandbox, mini, user } = stage;
    sandbox.clock.set(Date.parse('2026-11-22T02:00:00Z'));
    sandbox.quotas.set(SEND, { perDay: 3, perMinute: 100 });
    sandbox.credits.set(user.id, 'sandbox-mini-once', 9);
    await mini.sendSubscribeMessage(subscribeMessage(user));
    await mini.sendSubscribeMessage(subscribeMessage(user));
    expect(await mini.getQuota(SEND)).toEqual({ dailyLimit: 3, used: 2, remain: 1 });
    const { appid } = sandbox.settings.mini;
    const clear = async (body: object): Promise<unknown> => (await callAs(sandbox, 'mini', '/cgi-bin/clear_quota', body)).errcode;
    expect(await clear({ appid: 'wx1' })).toBe(40013);
    expect(await clear({ appid })).toBe(0);
    expect(await mini.getQuota(SEND)).toMatchObject({ used: 0 });
    for (let n = 2; n <= 10; n += 1) expect(await clear({ appid })).toBe(0);
    expect(await clear({ appid })).toBe(48006);
    sandbox.clock.set(Date.parse('2026-11-30T16:00:00Z'));
    expect(await clear({ appid })).toBe(0);
  });

  it.each([
    ['cgi-bin/x', 76003],
    ['https://api.weixin.qq.com/cgi-bin/x', 76003],
    ['/cgi-bin/nothing', 76021],
    ['/sns/jscode2session', 76022],
    ['/cgi-bin/message/template/send', 76022],
  ])('%s has no quota of the mini program', async (path, errcode) => {
    expect(await errcodeOf(stage.mini.getQuota(path))).toBe(errcode);
  });

  it('clearing by secret needs no token', async () => {
    const { appid, secret } = stage.sandbox.settings.mini;
    expect(await rawCall(stage.sandbox, `/cgi-bin/clear_quota/v2?appid=${appid}&appsecret=${secret}`, { method: 'POST' })).toMatchObject({ errcode: 0 });
    expect(await rawCall(stage.sandbox, '/cgi-bin/clear_quota/v2', { method: 'POST', body: JSON.stringify({ appid, appsecret: 'x' }) })).toMatchObject({ errcode: 40125 });
  });
});

describe('rids', () => {
  it('a refusal is explained to the account that got it, for seven days, without its token', async () => {
    const { sandbox, mini, official, user } = stage;
    const { rid } = (await mini.sendSubscribeMessage(subscribeMessage(user)).catch((error: unknown) => error)) as { rid: string };
    expect(await mini.explainRid(rid)).toMatchObject({ request_url: SEND, response_body: expect.stringContaining('43101') });
    expect(JSON.stringify(await mini.explainRid(rid))).not.toContain(sandbox.tokens.getStable(sandbox.settings.mini.appid).access_token);
    expect(await errcodeOf(official.explainRid(rid))).toBe(76004);
    expect(await errcodeOf(mini.explainRid('00000000-00000000-00000000'))).toBe(76001);
    expect(await errcodeOf(mini.explainRid('x'))).toBe(76002);
    sandbox.clock.advance(7 * 86_400_000 + 1);
    expect(await errcodeOf(mini.explainRid(rid))).toBe(76001);
  });
});

it('the callback check names its own bad arguments', async () => {
  const check = async (body: object): Promise<unknown> => (await callAs(stage.sandbox, 'mini', '/cgi-bin/callback/check', body)).errcode;
  expect([await check({ action: 'all', check_operator: 'DEFAULT' }), await check({ action: 'x', check_operator: 'DEFAULT' }), await check({ action: 'all', check_operator: 'x' })]).toEqual([undefined, 40201, 40202]);
});
