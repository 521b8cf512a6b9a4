import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Phone } from '@sunshine/weapp-harness';
import { approve, messagesOf, submitted } from './support/actors.mjs';
import { Stack, until } from './support/stack.mjs';
import { cloudMissing, cloudPhoneOf } from './support/weapp.mjs';

const available = cloudMissing.length === 0 ? describe : describe.skip;

available('the mini program built for cloud hosting', () => {
  let stack: Stack;
  let phone: Phone;
  let user: { id: string };

  beforeAll(async () => {
    stack = await Stack.start({ CLOUD_HOSTING: 'true', CLOUD_PUBLIC_ACCESS: 'off', HOST: '127.0.0.1', WECHAT_MINI_SECRET: '' }, { SANDBOX_CLOUD: 'true' });
    ({ phone, user } = await cloudPhoneOf(stack, '云上的人'));
  }, 120_000);
  afterAll(async () => {
    phone?.close();
    await stack?.stop();
  });

  it('shows the home page and logs in without a code, all by callContainer', async () => {
    await phone.launch();
    await phone.waitFor('今日');
    await phone.switchTab('pages/mine/index');
    await phone.tap('微信登录');
    await until('the login', () => phone.storage['token'] !== undefined);
    expect(await stack.ok('GET', '/api/me', { token: String(phone.storage['token']) })).toMatchObject({ unread: 0 });
    const apis = new Set(phone.calls.map(({ api }) => api));
    expect([apis.has('callContainer'), apis.has('request'), apis.has('login')]).toEqual([true, false, false]);
    expect(phone.errors).toEqual([]);
  }, 60_000);

  it('is told of a notice by a message that went without a token', async () => {
    const token = String(phone.storage['token']);
    await stack.ok('POST', '/api/alerts', { token, body: { name: '云上', anyOf: ['云上桥梁'] } });
    await stack.sandbox('POST', `/users/${user.id}/dialog/answer`, { choices: { 'demo-notice-once': 'accept' } });
    await until('the credit', async () => (await stack.ok('GET', '/api/me', { token })).credits.some((credit: { left: number }) => credit.left === 1));
    await approve(stack, await submitted(stack, { title: '云上桥梁加固工程招标公告' }));
    await until('the message', async () => (await messagesOf(stack, user)).length === 1);
  }, 60_000);
});
