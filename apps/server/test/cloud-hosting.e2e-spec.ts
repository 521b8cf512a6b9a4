import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import type { ErrorBody, Session, WechatAccountList } from '@sunshine/contracts';
import { startTestApp, type TestApp } from './support/app.js';
import { ONCE, startWechatStage, type WechatStage } from './support/wechat.js';

const APPID = 'wx0000000000000001';
const IN_CLOUD = { CLOUD_HOSTING: 'true', CLOUD_PUBLIC_ACCESS: 'off' };
const phone = (openid: string, more: Record<string, string> = {}): Record<string, string> => ({ 'x-wx-source': 'wx_client', 'x-wx-appid': APPID, 'x-wx-openid': openid, ...more });

const session = async (test: TestApp, headers: Record<string, string>, body: object = {}) => {
  const answer = await fetch(`${test.base}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Session & ErrorBody };
};
const people = (test: TestApp) => test.app.get(DataSource).query('SELECT miniOpenid, unionid FROM user ORDER BY id') as Promise<{ miniOpenid: string; unionid: string | null }[]>;
const NOBODY = { status: 400, body: { error: { code: 'VALIDATION_FAILED', details: [{ path: 'code' }] } } };

describe('in cloud hosting', () => {
  let test: TestApp;

  beforeAll(async () => {
    test = await startTestApp({ config: { ...IN_CLOUD, RATE_READ_PER_MINUTE: '2' } });
  });
  afterAll(() => test.close());

  it.each([
    ['the source is missing', { 'x-wx-appid': APPID, 'x-wx-openid': 'victim' }],
    ['another app calls', phone('victim', { 'x-wx-appid': 'wx9999999999999999' })],
    ['another app calls under resource sharing', phone('victim', { 'x-wx-from-openid': 'victim', 'x-wx-from-appid': 'wx9999999999999999' })],
  ])('a forged header logs nobody in when %s', async (_why, headers: Record<string, string>) => {
    expect(await session(test, headers)).toMatchObject(NOBODY);
    expect((await people(test)).filter(({ miniOpenid }) => miniOpenid === 'victim')).toEqual([]);
  });

  it('a phone is logged in without a code, as the same person each time', async () => {
    const [first, second] = [await session(test, phone('openid-1')), await session(test, phone('openid-1', { 'x-wx-unionid': 'union-1' }), { code: 'of-somebody-else' })];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await test.api.get('/api/me', first.body.token)).status).toBe(200);
    expect(await people(test)).toEqual([{ miniOpenid: 'openid-1', unionid: 'union-1' }]);
  });

  it('staff read that the mini program needs no token of ours, the official account one', async () => {
    const { body } = await test.api.get<WechatAccountList>('/api/staff/wechat/accounts', await test.loginStaff('administrator'));
    expect(body.items).toMatchObject([{ account: 'mini', tokenless: true }, { account: 'official', tokenless: false }]);
  });

  it('a header never stands in for a session', async () => {
    expect((await fetch(`${test.base}/api/me`, { headers: phone('openid-1') })).status).toBe(401);
  });

  it('phones behind one gateway are limited one by one, by the person or by the address that the platform names', async () => {
    const read = async (headers: Record<string, string>): Promise<number> => (await fetch(`${test.base}/api/notices?limit=1`, { headers })).status;
    const spend = async (headers: Record<string, string>): Promise<number[]> => [await read(headers), await read(headers), await read(headers)];
    expect(await spend(phone('openid-2'))).toEqual([200, 200, 429]);
    expect(await spend(phone('openid-3'))).toEqual([200, 200, 429]);
    expect(await spend({ 'x-original-forwarded-for': '203.0.113.9' })).toEqual([200, 200, 429]);
    expect(await spend({ 'x-original-forwarded-for': 'forged, 203.0.113.10' })).toEqual([200, 200, 429]);
    expect(await spend({ 'x-original-forwarded-for': 'no address', 'x-forwarded-for': '203.0.113.11' })).toEqual([200, 200, 429]);
    expect(await read({})).toBe(429);
  });
});

describe('elsewhere', () => {
  it.each([
    ['the mode is off', { CLOUD_HOSTING: 'false', CLOUD_PUBLIC_ACCESS: 'off' }],
    ['public access is on', { CLOUD_HOSTING: 'true', CLOUD_PUBLIC_ACCESS: 'on' }],
    ['public access is not declared', { CLOUD_HOSTING: 'true' }],
  ])('a forged header logs nobody in when %s', async (_why, config: Record<string, string>) => {
    const test = await startTestApp({ config });
    const [answer, known] = [await session(test, phone('victim')), await people(test)];
    await test.close();
    expect(answer).toMatchObject(NOBODY);
    expect(known).toEqual([]);
  });

  it('the address of the platform’s header counts for nothing', async () => {
    const test = await startTestApp({ config: { RATE_READ_PER_MINUTE: '1' } });
    const read = async (address: string): Promise<number> => (await fetch(`${test.base}/api/notices?limit=1`, { headers: { 'x-original-forwarded-for': address } })).status;
    const statuses = [await read('203.0.113.9'), await read('203.0.113.10')];
    await test.close();
    expect(statuses).toEqual([200, 429]);
  });
});

describe('the main job in cloud hosting', () => {
  let stage: WechatStage;

  beforeAll(async () => {
    stage = await startWechatStage({ sandbox: { cloud: true }, config: { ...IN_CLOUD, WECHAT_MINI_SECRET: '' } });
  });
  afterAll(() => stage.close());

  it('goes from an unsigned event to a message, without secret, token or code', async () => {
    expect(await stage.sandbox.pushes.probe()).toMatchObject({ mini: 'ok', official: 'ok' });
    const { test, sandbox } = stage;
    const user = sandbox.users.create('云上的人');
    const login = await fetch(`${test.base}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...phone(user.miniOpenid, { 'x-wx-appid': sandbox.settings.mini.appid, 'x-wx-unionid': user.unionid }) },
      body: '{}',
    });
    const { token } = (await login.json()) as Session;
    sandbox.subscriptions.answer(user.id, { [ONCE]: 'accept' });
    await stage.settle();
    await test.api.post('/api/alerts', { name: '道路', anyOf: ['道路'] }, token);
    await stage.publish();
    await stage.settle();
    expect(sandbox.messages.list(user.id)).toHaveLength(1);
    expect(JSON.stringify(sandbox.log.list())).not.toMatch(/stable_token|jscode2session|access_token/);
  });

  it('still refuses a push that does not come through the gateway', async () => {
    const event = '{"MsgType":"event","Event":"x","FromUserName":"openid","CreateTime":1}';
    const push = (headers: Record<string, string>, body = event) => fetch(`${stage.test.base}/api/wechat/mini/push`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
    expect([(await push({})).status, (await push({ 'x-wx-source': 'wx_callback' })).status]).toEqual([403, 200]);
    // A phone reaches every path by callContainer, but may speak for nobody else.
    expect([(await push(phone('another'))).status, (await push({ 'x-wx-source': 'wx_client', 'x-wx-from-openid': 'another' })).status, (await push(phone('openid'))).status]).toEqual([403, 403, 200]);
    // Nor may it hide who it is, nor speak for the account.
    expect([(await push({ 'x-wx-source': 'wx_client' })).status, (await push({ 'x-wx-source': 'wx_client', 'x-wx-openid': 'a, b' })).status]).toEqual([403, 403]);
    expect((await push(phone('openid'), '{"MsgType":"event","Event":"MASSSENDJOBFINISH","FromUserName":"openid","CreateTime":1}')).status).toBe(403);
  });
});
