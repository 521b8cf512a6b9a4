import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createWechatClient, WechatError, WechatFieldError, WechatUnknownOutcome, WechatUnreachable } from '@sunshine/wechat';
import { errcodeOf, startStage, subscribeMessage, templateMessage, type Stage } from './__fixtures__/start.js';

const SEND = '/cgi-bin/message/subscribe/send';
const TEMPLATE_SEND = '/cgi-bin/message/template/send';
const TOKEN = '/cgi-bin/stable_token';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage({ people: Array.from({ length: 20 }, (_, n) => `演示用户${n + 1}`) });
});
afterEach(() => stage.sandbox.close());

const calls = (path: string, errcode?: number): number =>
  stage.sandbox.log.list().filter((one) => one.path === path && (errcode === undefined || one.errcode === errcode)).length;
const acceptOne = (): void => stage.sandbox.credits.set(stage.user.id, 'sandbox-mini-once', 1);

describe('login', () => {
  it('a code gives openid, unionid and a session key, once', async () => {
    const { sandbox, mini, user } = stage;
    const code = sandbox.loginCode(user.id);
    expect(await mini.code2Session(code)).toEqual({ openid: user.miniOpenid, unionid: user.unionid, sessionKey: expect.stringMatching(/^.{24}$/) });
    await expect(mini.code2Session(code)).rejects.toMatchObject({ errcode: 40163, action: 'relogin' });
    await expect(mini.code2Session('made-up')).rejects.toMatchObject({ errcode: 40029, action: 'relogin' });
  });

  it('a code lives five minutes', async () => {
    const code = stage.sandbox.loginCode(stage.user.id);
    stage.sandbox.clock.advance(300_000);
    expect(await errcodeOf(stage.mini.code2Session(code))).toBe(40029);
  });

  it('a wrong secret is for the operator, and no secret is in the error', async () => {
    const { sandbox } = stage;
    const secret = 'do-not-tell';
    const client = createWechatClient({ base: sandbox.url, appid: sandbox.settings.mini.appid, secret });
    const error = await client.code2Session('x').catch((one: unknown) => one);
    expect(error).toMatchObject({ errcode: 40125, action: 'config', rid: expect.stringMatching(/^[0-9a-f-]{26}$/) });
    expect(String((error as Error).stack)).not.toContain(secret);
  });
});

describe('sending', () => {
  it('one accepted dialog buys one message, then 43101', async () => {
    const { sandbox, mini, user } = stage;
    sandbox.subscriptions.answer(user.id, { 'sandbox-mini-once': 'accept' });
    const sent = await mini.sendSubscribeMessage(subscribeMessage(user));
    expect(BigInt(sent.msgid ?? 0)).toBeGreaterThan(2n ** 53n);
    expect(sandbox.messages.list(user.id)).toEqual([
      expect.objectContaining({
        id: sent.msgid,
        channel: 'mini',
        page: 'pages/notice/index?id=1',
        fields: [
          { label: '项目', key: 'thing1', value: '村道硬化工程' },
          { label: '环节', key: 'phrase2', value: '招标公告' },
        ],
      }),
    ]);
    await expect(mini.sendSubscribeMessage(subscribeMessage(user))).rejects.toMatchObject({ errcode: 43101, action: 'unsubscribe' });
  });

  it('a long-term template takes many messages until it is switched off', async () => {
    const { sandbox, mini, user } = stage;
    const message = subscribeMessage(user, { templateId: 'sandbox-mini-long' });
    sandbox.subscriptions.answer(user.id, { 'sandbox-mini-long': 'accept' });
    for (let n = 0; n < 3; n += 1) expect(await errcodeOf(mini.sendSubscribeMessage(message))).toBe(0);
    sandbox.subscriptions.turnOff(user.id, 'sandbox-mini-long');
    expect(await errcodeOf(mini.sendSubscribeMessage(message))).toBe(43101);
  });

  it('two sends to one openid at once: one goes, one is told to try again', async () => {
    const slow = await startStage({ sendMs: 1000 });
    try {
      slow.sandbox.credits.set(slow.user.id, 'sandbox-mini-once', 2);
      const codes = await Promise.all([1, 2].map(() => errcodeOf(slow.mini.sendSubscribeMessage(subscribeMessage(slow.user)))));
      expect(codes.sort()).toEqual([0, 43108]);
    } finally {
      await slow.sandbox.close();
    }
  });

  it('a value that cannot be fitted never leaves', async () => {
    acceptOne();
    await expect(stage.mini.sendSubscribeMessage(subscribeMessage(stage.user, { data: { thing1: '工程', phrase2: 'A1' } }))).rejects.toThrow(WechatFieldError);
    expect(calls(SEND)).toBe(0);
  });

  it('a template message reaches followers, once per client id within ten minutes, with all digits of its id', async () => {
    const { sandbox, official, user } = stage;
    await expect(official.sendTemplateMessage(templateMessage(user))).rejects.toMatchObject({ errcode: 43004, action: 'unsubscribe' });
    sandbox.subscriptions.follow(user.id, true);
    const miniprogram = { appid: sandbox.settings.mini.appid, pagepath: 'pages/notice/index?id=1' };
    const first = await official.sendTemplateMessage(templateMessage(user, { miniprogram }));
    expect(await official.sendTemplateMessage(templateMessage(user, { miniprogram }))).toEqual(first);
    expect(sandbox.messages.list(user.id)).toEqual([expect.objectContaining({ id: first.msgid, channel: 'official', page: 'pages/notice/index?id=1' })]);
    sandbox.clock.advance(600_000);
    expect(await official.sendTemplateMessage(templateMessage(user, { miniprogram }))).not.toEqual(first);
  });

  it('a follower is known with unionid, a stranger to the account without', async () => {
    const { sandbox, official, user } = stage;
    expect(await official.getUserInfo(user.officialOpenid)).toEqual({ subscribed: false, openid: user.officialOpenid });
    sandbox.subscriptions.follow(user.id, true);
    expect(await official.getUserInfo(user.officialOpenid)).toEqual({ subscribed: true, openid: user.officialOpenid, unionid: user.unionid });
    await expect(official.getUserInfo(user.miniOpenid)).rejects.toMatchObject({ errcode: 40003, action: 'unsubscribe' });
  });
});

describe('tokens', () => {
  it('20 concurrent sends with an invalidated token: one token call, 20 replays, none lost', async () => {
    const { sandbox, mini } = stage;
    const people = sandbox.users.list();
    expect(people).toHaveLength(20);
    for (const one of people) sandbox.credits.set(one.id, 'sandbox-mini-once', 2);
    await mini.sendSubscribeMessage(subscribeMessage(stage.user));
    sandbox.tokens.invalidate(sandbox.settings.mini.appid);
    sandbox.log.clear();
    await Promise.all(people.map((one) => mini.sendSubscribeMessage(subscribeMessage(one))));
    expect({ tokenCalls: calls(TOKEN), refused: calls(SEND, 40001), accepted: calls(SEND, 0) }).toEqual({ tokenCalls: 1, refused: 20, accepted: 20 });
    for (const one of people) expect(sandbox.messages.list(one.id)).toHaveLength(one.id === stage.user.id ? 2 : 1);
  });

  it('a cold start of 20 concurrent sends asks for one token', async () => {
    for (const one of stage.sandbox.users.list()) stage.sandbox.credits.set(one.id, 'sandbox-mini-once', 1);
    await Promise.all(stage.sandbox.users.list().map((one) => stage.mini.sendSubscribeMessage(subscribeMessage(one))));
    expect(calls(TOKEN)).toBe(1);
  });

  it('force is used only when normal mode keeps giving the token that failed, and not twice within 30 s', async () => {
    const { sandbox, mini, user } = stage;
    const { appid } = sandbox.settings.mini;
    const isDelivered = async (): Promise<number> => {
      acceptOne();
      return errcodeOf(mini.sendSubscribeMessage(subscribeMessage(user)));
    };
    expect(await isDelivered()).toBe(0);
    sandbox.tokens.invalidate(appid, true);
    sandbox.log.clear();
    expect(await isDelivered()).toBe(0);
    expect(calls(TOKEN)).toBe(2);
    sandbox.tokens.invalidate(appid, true);
    sandbox.log.clear();
    await expect(mini.sendSubscribeMessage(subscribeMessage(user))).rejects.toMatchObject({ errcode: 40001, action: 'retry' });
    expect(calls(TOKEN)).toBe(1);
    sandbox.clock.advance(30_000);
    expect(await isDelivered()).toBe(0);
  });

  it('a call that is refused again after the replay fails, without a loop', async () => {
    acceptOne();
    stage.sandbox.faults.add({ match: { path: SEND }, times: 5, kind: 'errcode', errcode: 42001 });
    await expect(stage.mini.sendSubscribeMessage(subscribeMessage(stage.user))).rejects.toMatchObject({ errcode: 42001 });
    expect(calls(SEND)).toBe(2);
  });

  it('the remaining life is honoured: renewed when five minutes are left, not before', async () => {
    const { sandbox, mini, user } = stage;
    sandbox.credits.set(user.id, 'sandbox-mini-once', 9);
    const send = (): Promise<unknown> => mini.sendSubscribeMessage(subscribeMessage(user));
    await send();
    sandbox.clock.advance((7200 - 301) * 1000);
    await send();
    expect(calls(TOKEN)).toBe(1);
    sandbox.clock.advance(2000);
    await send();
    expect(calls(TOKEN)).toBe(2);
    expect(calls(SEND, 0)).toBe(3);
  });

  it('a renewal that fails does not stop sending while the old token lives', async () => {
    const { sandbox, mini, user } = stage;
    sandbox.credits.set(user.id, 'sandbox-mini-once', 9);
    await mini.sendSubscribeMessage(subscribeMessage(user));
    sandbox.clock.advance(6950 * 1000);
    sandbox.faults.add({ match: { path: TOKEN }, times: 1, kind: 'errcode', errcode: -1 });
    await mini.sendSubscribeMessage(subscribeMessage(user));
    expect(calls(TOKEN, -1)).toBe(1);
  });

  it('no token, nothing sent: surely not accepted', async () => {
    acceptOne();
    stage.sandbox.faults.add({ match: { path: TOKEN }, times: 1, kind: 'truncate' });
    await expect(stage.mini.sendSubscribeMessage(subscribeMessage(stage.user))).rejects.toThrow(WechatUnreachable);
    stage.sandbox.faults.add({ match: { path: TOKEN }, times: 1, kind: 'errcode', errcode: 40164, errmsg: 'invalid ip 1.2.3.4, not in whitelist' });
    await expect(stage.mini.sendSubscribeMessage(subscribeMessage(stage.user))).rejects.toMatchObject({ call: 'token', action: 'config', message: expect.stringContaining('1.2.3.4') });
    expect(calls(SEND)).toBe(0);
  });
});

it('a token with 345 s left is used, and asked for again 45 s later', async () => {
  const short = await startStage({ tokenLifeS: 345 });
  try {
    short.sandbox.credits.set(short.user.id, 'sandbox-mini-once', 9);
    const send = async (): Promise<number> => {
      await short.mini.sendSubscribeMessage(subscribeMessage(short.user));
      return short.sandbox.log.list().filter((one) => one.path === TOKEN).length;
    };
    expect(await send()).toBe(1);
    short.sandbox.clock.advance(44_000);
    expect(await send()).toBe(1);
    short.sandbox.clock.advance(2_000);
    expect(await send()).toBe(2);
  } finally {
    await short.sandbox.close();
  }
});

describe('what may have happened', () => {
  it.each(['drop-after-accept', 'truncate'] as const)('%s is an unknown outcome, and the message is there', async (kind) => {
    acceptOne();
    stage.sandbox.faults.add({ match: { path: SEND }, times: 1, kind });
    await expect(stage.mini.sendSubscribeMessage(subscribeMessage(stage.user))).rejects.toThrow(WechatUnknownOutcome);
    expect(stage.sandbox.messages.list(stage.user.id)).toHaveLength(1);
  });

  it('a time-out after the request left is an unknown outcome', async () => {
    acceptOne();
    const { sandbox } = stage;
    const hasty = createWechatClient({ base: sandbox.url, ...sandbox.settings.mini, timeoutMs: 1500 });
    await hasty.sendSubscribeMessage(subscribeMessage(stage.user));
    sandbox.faults.add({ match: { path: SEND }, times: 1, kind: 'latency', latencyMs: 3000 });
    await expect(hasty.sendSubscribeMessage(subscribeMessage(stage.user))).rejects.toThrow(WechatUnknownOutcome);
  });

  it('HTTP 500 and a closed port are surely not accepted', async () => {
    acceptOne();
    stage.sandbox.faults.add({ match: { path: SEND }, times: 1, kind: 'http-500' });
    await expect(stage.mini.sendSubscribeMessage(subscribeMessage(stage.user))).rejects.toThrow(WechatUnreachable);
    expect(stage.sandbox.messages.list(stage.user.id)).toHaveLength(0);
    const gone = await startStage();
    await gone.sandbox.close();
    const nobody = createWechatClient({ base: gone.sandbox.url, appid: 'a', secret: 's' });
    await expect(nobody.code2Session('x')).rejects.toThrow(WechatUnreachable);
  });

  it('"duplicate in 60 seconds" says that an earlier attempt went through: sent, without an id', async () => {
    stage.sandbox.subscriptions.follow(stage.user.id, true);
    stage.sandbox.faults.add({ match: { path: TEMPLATE_SEND }, times: 1, kind: 'errcode', errcode: 40241 });
    expect(await stage.official.sendTemplateMessage(templateMessage(stage.user))).toEqual({});
  });

  it('a code without a known meaning is unknown, never a retry', async () => {
    acceptOne();
    stage.sandbox.faults.add({ match: { path: SEND }, times: 1, kind: 'errcode', errcode: 99999 });
    const error = await stage.mini.sendSubscribeMessage(subscribeMessage(stage.user)).catch((one: unknown) => one);
    expect(error).toBeInstanceOf(WechatError);
    expect(error).toMatchObject({ action: 'unknown' });
  });
});
