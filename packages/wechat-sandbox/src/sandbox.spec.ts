import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fitValue, WechatFieldError } from '@sunshine/wechat';
import fc from 'fast-check';
import { controlOf, errcodeOf, rawCall, startStage, subscribeMessage, tokenOf, type Stage } from './__fixtures__/start.js';
import { createSandbox } from './sandbox.js';
import { isAcceptable } from './template-fields.js';

const SEND = '/cgi-bin/message/subscribe/send';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.sandbox.close());

describe('quotas', () => {
  beforeEach(() => stage.sandbox.credits.set(stage.user.id, 'sandbox-mini-once', 100));
  const send = (): Promise<number> => errcodeOf(stage.mini.sendSubscribeMessage(subscribeMessage(stage.user)));

  it('the minute quota answers 45011 until the minute is over', async () => {
    const minute = 60_000;
    stage.sandbox.clock.set(Math.ceil(Date.now() / minute) * minute);
    stage.sandbox.quotas.set(SEND, { perMinute: 2 });
    expect([await send(), await send(), await send()]).toEqual([0, 0, 45011]);
    stage.sandbox.clock.advance(minute);
    expect(await send()).toBe(0);
  });

  it("the day quota answers 45009 until Shanghai's midnight", async () => {
    stage.sandbox.clock.set(Date.parse('2026-11-22T15:58:00Z'));
    stage.sandbox.quotas.set(SEND, { perDay: 1 });
    expect([await send(), await send()]).toEqual([0, 45009]);
    stage.sandbox.clock.set(Date.parse('2026-11-22T16:00:00Z'));
    expect(await send()).toBe(0);
  });
});

describe('what WeChat refuses', () => {
  const body = (more: object = {}): string =>
    JSON.stringify({
      touser: stage.user.miniOpenid,
      template_id: 'sandbox-mini-once',
      page: 'pages/a',
      data: { thing1: { value: '工程' }, phrase2: { value: '公告' } },
      ...more,
    });
  const post = async (text: string | undefined): Promise<{ errcode: unknown; errmsg: unknown }> => {
    const { errcode, errmsg } = await rawCall(stage.sandbox, `${SEND}?access_token=${await tokenOf(stage.sandbox, 'mini')}`, { method: 'POST', ...(text === undefined ? {} : { body: text }) });
    return { errcode, errmsg };
  };

  const cases: [string, object | string | undefined, number, string][] = [
    ['nothing', undefined, 44002, 'empty'],
    ['no JSON', '{', 47001, 'data format'],
    ['an unknown field', { color: '#fff' }, 47003, 'color'],
    ['a missing field', { touser: undefined }, 47003, 'touser'],
    ['a wrong type', { data: 'x' }, 47003, 'data'],
    ['an unknown language', { lang: 'fr' }, 47003, 'lang'],
    ['a page with a leading slash', { page: '/pages/a' }, 41030, 'page'],
    ['an unknown template', { template_id: 'x' }, 40037, 'template_id'],
    ["the official account's openid", 'official-openid', 40003, 'openid'],
    ['too long a value', { data: { thing1: { value: '长'.repeat(21) }, phrase2: { value: '公告' } } }, 47003, 'data.thing1.value'],
    ['an empty value', { data: { thing1: { value: '' }, phrase2: { value: '公告' } } }, 47003, 'data.thing1.value'],
    ['a missing key', { data: { thing1: { value: '工程' } } }, 47003, 'data.phrase2'],
    ['an extra key', { data: { thing1: { value: '工程' }, phrase2: { value: '公告' }, time3: { value: '10:00' } } }, 47003, 'data.time3'],
    ['no subscription', {}, 43101, 'refuse'],
  ];

  it.each(cases)('%s', async (_name, change, errcode, named) => {
    const text = typeof change === 'object' ? body(change) : change === 'official-openid' ? body({ touser: stage.user.officialOpenid }) : change;
    expect(await post(text)).toEqual({ errcode, errmsg: expect.stringMatching(new RegExp(`${named}.* rid: `)) });
  });

  const templateCases: [string, object, number, string][] = [
    ['a colour, which is gone from the data', { data: { thing1: { value: '工程', color: '#f00' }, time2: { value: '10:00' } } }, 47003, 'data.thing1.color'],
    ['a mini program that is not linked', { miniprogram: { appid: 'wx1' } }, 40013, 'appid'],
    ['a link without appid', { miniprogram: { pagepath: 'pages/a' } }, 47003, 'miniprogram.appid'],
    ['an address that is none', { url: 'javascript:alert(1)' }, 40039, 'url'],
    ["the mini program's template", { template_id: 'sandbox-mini-once' }, 40037, 'template_id'],
    ['a time that is none', { data: { thing1: { value: '工程' }, time2: { value: '明天' } } }, 47003, 'data.time2.value'],
    ['somebody who does not follow', {}, 43004, 'subscribe'],
  ];

  it.each(templateCases)('template message with %s', async (_name, change, errcode, named) => {
    const message = { touser: stage.user.officialOpenid, template_id: 'sandbox-official', data: { thing1: { value: '工程' }, time2: { value: '10:00' } }, ...change };
    const token = await tokenOf(stage.sandbox, 'official');
    const answer = await rawCall(stage.sandbox, `/cgi-bin/message/template/send?access_token=${token}`, { method: 'POST', body: JSON.stringify(message) });
    expect(answer).toEqual({ errcode, errmsg: expect.stringMatching(new RegExp(`${named}.* rid: `)) });
  });

  it('login and token calls name what is wrong with the credentials', async () => {
    const { appid, secret } = stage.sandbox.settings.mini;
    const session = async (query: object): Promise<unknown> =>
      (await rawCall(stage.sandbox, `/sns/jscode2session?${new URLSearchParams({ appid, secret, js_code: 'x', grant_type: 'authorization_code', ...query }).toString()}`)).errcode;
    expect([await session({ grant_type: 'x' }), await session({ appid: '' }), await session({ appid: 'wx1' }), await session({ secret: '' }), await session({ secret: 'x' }), await session({ js_code: '' }), await session({})]).toEqual([
      40002, 41002, 40013, 41004, 40125, 41008, 40029,
    ]);
    expect(await rawCall(stage.sandbox, '/cgi-bin/stable_token')).toMatchObject({ errcode: 43002 });
    expect(await rawCall(stage.sandbox, `/cgi-bin/token?grant_type=client_credential&appid=${appid}&secret=${secret}`)).toEqual({ access_token: expect.any(String), expires_in: 7200 });
  });

  it('tokens: missing, malformed, forgotten, expired, of the other account, and GET where POST is needed', async () => {
    const { sandbox } = stage;
    const call = async (token: string | undefined, method = 'POST'): Promise<unknown> =>
      (await rawCall(sandbox, token === undefined ? SEND : `${SEND}?access_token=${token}`, { method })).errcode;
    const token = await tokenOf(sandbox, 'mini');
    expect([await call(undefined), await call('x'), await call('x'.repeat(136)), await call(await tokenOf(sandbox, 'official')), await call(token, 'GET')]).toEqual([41001, 40014, 40001, 48001, 43002]);
    sandbox.clock.advance(7200_000);
    expect(await call(token)).toBe(42001);
  });

  it('stable tokens: the same while they live, force kills the old one and is limited to 30 s and 20 a day', async () => {
    const { sandbox } = stage;
    const first = await tokenOf(sandbox, 'mini');
    expect(await tokenOf(sandbox, 'mini')).toBe(first);
    const forced = await tokenOf(sandbox, 'mini', true);
    expect(forced).not.toBe(first);
    expect(() => sandbox.tokens.appidOf(first)).toThrow('40001');
    const { appid } = sandbox.settings.mini;
    expect(() => sandbox.tokens.forceStable(appid)).toThrow('45011');
    // Another day than any on which this test runs: the one forced above must not count.
    sandbox.clock.set(Date.parse('2099-03-05T01:00:00Z'));
    for (let n = 0; n < 20; n += 1) {
      sandbox.clock.advance(30_000);
      sandbox.tokens.forceStable(appid);
    }
    sandbox.clock.advance(30_000);
    expect(() => sandbox.tokens.forceStable(appid)).toThrow('45009');
  });

  it('classic and stable tokens do not touch each other; a new classic one leaves the old five minutes', async () => {
    const { sandbox } = stage;
    const { appid } = sandbox.settings.mini;
    const stable = sandbox.tokens.getStable(appid).access_token;
    const old = sandbox.tokens.getClassic(appid).access_token;
    sandbox.tokens.getClassic(appid);
    expect([stable, old].map((one) => sandbox.tokens.appidOf(one))).toEqual([appid, appid]);
    sandbox.clock.advance(300_000);
    expect(() => sandbox.tokens.appidOf(old)).toThrow('42001');
    expect(sandbox.tokens.appidOf(stable)).toBe(appid);
    await Promise.resolve();
  });
});

it('the templates of each account can be read back, and the addresses that pushes come from', async () => {
  const mini = await tokenOf(stage.sandbox, 'mini');
  const official = await tokenOf(stage.sandbox, 'official');
  const content = '项目:{{thing1.DATA}}\n环节:{{phrase2.DATA}}';
  expect(await rawCall(stage.sandbox, `/wxaapi/newtmpl/gettemplate?access_token=${mini}`)).toMatchObject({
    errcode: 0,
    data: [
      { priTmplId: 'sandbox-mini-once', type: 2, content },
      { priTmplId: 'sandbox-mini-long', type: 3, content },
    ],
  });
  expect(await rawCall(stage.sandbox, `/cgi-bin/template/get_all_private_template?access_token=${official}`)).toMatchObject({ template_list: [{ template_id: 'sandbox-official' }] });
  expect(await rawCall(stage.sandbox, `/cgi-bin/getcallbackip?access_token=${mini}`)).toEqual({ ip_list: ['127.0.0.1'] });
});

it("whatever the client's fitting lets through, these limits accept: the two were written apart", () => {
  const types = ['thing', 'number', 'letter', 'symbol', 'character_string', 'time', 'date', 'amount', 'phone_number', 'car_number', 'name', 'phrase'];
  const near = fc.string({ unit: fc.constantFrom(...'青川年月日挂粤a1029￥$元.,:-/~+ …😀𠮷'), maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.oneof(near, fc.string({ unit: 'binary', maxLength: 50 })), (type, value) => {
      let fitted: string;
      try {
        fitted = fitValue(`${type}1`, value);
      } catch (error) {
        expect(error).toBeInstanceOf(WechatFieldError);
        return;
      }
      expect({ type, fitted, accepted: isAcceptable(`${type}1`, fitted) }).toEqual({ type, fitted, accepted: true });
    }),
    { numRuns: 5000 },
  );
});

describe('the subscribe dialog', () => {
  it.each([
    [[], 10001],
    [['sandbox-mini-once', 'sandbox-mini-long'], 20002],
    [['x'], 20001],
    [['1', '2', '3', '4', '5', '6'], 20003],
    [['sandbox-official'], 20001],
  ])('%j is answered with %d and no dialog', (tmplIds, errCode) => {
    expect(stage.sandbox.subscriptions.dialog(tmplIds)).toMatchObject({ errCode });
  });
});

describe('control API', () => {
  const control: ReturnType<typeof controlOf> = (...call) => controlOf(stage.sandbox)(...call);

  it('plays the main job: a person, a dialog, a message, the log that names what was wrong', async () => {
    const user = await control('/users', 'POST', { name: '演示新人' });
    const id = String(user.id);
    const { code } = await control(`/users/${id}/code`, 'POST');
    expect((await stage.mini.code2Session(String(code))).openid).toBe(user.miniOpenid);
    expect(await control(`/users/${id}/dialog`, 'POST', { tmplIds: ['sandbox-mini-once'] })).toMatchObject({ templates: [{ title: '公告提醒' }] });
    await control(`/users/${id}/dialog/answer`, 'POST', { choices: { 'sandbox-mini-once': 'accept' } });
    expect(await control(`/users/${id}`)).toMatchObject({ credits: [{ templateId: 'sandbox-mini-once', left: 1 }, { left: 0 }, { channel: 'notice', left: 0 }] });
    await stage.mini.sendSubscribeMessage(subscribeMessage(stage.sandbox.users.get(id)));
    await errcodeOf(stage.mini.sendSubscribeMessage(subscribeMessage(stage.sandbox.users.get(id))));
    expect(await control(`/users/${id}/messages`)).toMatchObject({ items: [{ title: '公告提醒' }] });
    expect(await control('/log')).toMatchObject({ items: [{ path: SEND, errcode: 43101, text: expect.stringContaining('refuse') }, { errcode: 0 }, {}, {}] });
    await control('/reset', 'POST');
    expect((await control('/users')).items).toHaveLength(4);
  });

  it('orders faults and refuses what it does not understand', async () => {
    await control('/faults', 'POST', { kind: 'errcode', errcode: -1, times: 1, match: { path: SEND } });
    stage.sandbox.credits.set(stage.user.id, 'sandbox-mini-once', 1);
    expect(await errcodeOf(stage.mini.sendSubscribeMessage(subscribeMessage(stage.user)))).toBe(-1);
    expect(await control('/faults', 'POST', { kind: 'explode', times: 1 })).toMatchObject({ error: { code: 'BAD_REQUEST' } });
    expect(await control('/users/nobody')).toMatchObject({ error: { code: 'NOT_FOUND', message: '没有这个用户：nobody' } });
  });

  it('turns away other hosts and other sites', async () => {
    const { port } = new URL(stage.sandbox.url);
    const status = (headers: Record<string, string>): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request({ port, host: '127.0.0.1', path: '/sandbox/api/users', headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await status({ host: 'evil.example' })).toBe(403);
    expect(await status({ host: `127.0.0.1:${port}`, origin: 'http://evil.example' })).toBe(403);
    expect(await status({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(200);
  });

  it('a new message is told to the page at once', async () => {
    const abort = new AbortController();
    const response = await fetch(`${stage.sandbox.url}/sandbox/api/live`, { signal: abort.signal });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    stage.sandbox.credits.set(stage.user.id, 'sandbox-mini-once', 1);
    await stage.mini.sendSubscribeMessage(subscribeMessage(stage.user));
    let seen = '';
    while (!seen.includes('"topic":"messages"')) seen += Buffer.from((await reader.read()).value ?? []).toString();
    expect(seen).toContain(`{"topic":"messages","userId":"${stage.user.id}"}`);
    abort.abort();
  });

  it('the page is served with a policy that lets in nothing but its own files', async () => {
    const response = await fetch(`${stage.sandbox.url}/`);
    expect(await response.text()).toContain('<title>微信沙箱</title>');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});

it.each(['not an address', 'ftp://127.0.0.1/', ''])('%p is no address to push to or to show', async (address) => {
  const { mini } = stage.sandbox.settings;
  await expect(createSandbox({ mini: { ...mini, pushUrl: address } })).rejects.toThrow('小程序推送地址不是网址');
  await expect(createSandbox({ phoneUrl: address })).rejects.toThrow('小程序预览地址不是网址');
});

describe('state file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('people, credits and messages are there after a restart, with the same openids', async () => {
    const stateFile = path.join(folder, 'deep/state.json');
    const first = await startStage({ stateFile });
    first.sandbox.subscriptions.follow(first.user.id, true);
    first.sandbox.credits.set(first.user.id, 'sandbox-mini-once', 2);
    await first.mini.sendSubscribeMessage(subscribeMessage(first.user));
    await first.sandbox.close();
    expect(JSON.parse(await readFile(stateFile, 'utf8'))).toMatchObject({ version: 2 });
    const second = await createSandbox({ stateFile });
    expect(second.users.get(first.user.id)).toEqual({ ...first.user, follower: true });
    expect(second.credits.left(first.user.id, 'sandbox-mini-once')).toBe(1);
    expect(second.messages.list(first.user.id)).toHaveLength(1);
    await second.close();
  });

  it('a file of the first version keeps its people and gains what is new', async () => {
    const stateFile = path.join(folder, 'state.json');
    const { users, credits, messages, lastMsgid } = { users: [stage.user], credits: { [`${stage.user.id}/sandbox-mini-once`]: 3 }, messages: [], lastMsgid: '2918131553548107776' };
    await writeFile(stateFile, JSON.stringify({ version: 1, users, credits, messages, lastMsgid }));
    const upgraded = await createSandbox({ stateFile });
    expect(upgraded.credits.left(stage.user.id, 'sandbox-mini-once')).toBe(3);
    expect(upgraded.articles.list()).toEqual([]);
    await upgraded.close();
  });

  it('a file that cannot be used is named', async () => {
    const stateFile = path.join(folder, 'state.json');
    await writeFile(stateFile, '{');
    await expect(createSandbox({ stateFile })).rejects.toThrow(stateFile);
  });
});
