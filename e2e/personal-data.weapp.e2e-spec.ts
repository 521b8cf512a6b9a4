import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Phone } from '@sunshine/weapp-harness';
import { creditsOf } from './support/actors.mjs';
import { missing, Stack, until } from './support/stack.mjs';
import { closeAll, phoneOf, weappCopy } from './support/weapp.mjs';

const available = missing.length === 0 ? describe : describe.skip;
const MINE = 'pages/mine/index';
const BUTTON = '用微信绑定的手机号';
const NATIVE = { tag: 'button', text: BUTTON };

available('one’s own data on the built mini program', () => {
  let stack: Stack;
  let weapp: ReturnType<typeof weappCopy>;
  const phones: Phone[] = [];

  beforeAll(async () => {
    weapp = weappCopy();
    stack = await Stack.start();
  }, 120_000);
  afterEach(() => expect(closeAll(phones)).toEqual([]));
  afterAll(async () => {
    await stack.stop();
    weapp.remove();
  });

  /** Somebody who has logged in and stands on 我的. */
  async function onMine(name: string, options: object = {}) {
    const { user, phone } = await phoneOf(stack, name, { dir: weapp.dir, ...options });
    phones.push(phone);
    await phone.launch(MINE);
    if (!('storage' in options)) await phone.tap('微信登录');
    await phone.waitFor('账号与设备');
    return { user, phone };
  }
  const tokenOf = (phone: Phone) => ({ token: String(phone.storage['token']) });
  const codeOf = async (user: { id: string }): Promise<string> => (await stack.sandbox('POST', `/users/${user.id}/phone-code`)).code;

  it('gives the phone number by WeChat’s button, offers it for a call-back, and takes it back', async () => {
    const { user, phone } = await onMine('留手机号的人');
    await phone.tap('账号与设备');
    await phone.waitFor(BUTTON);
    await phone.fire(NATIVE, 'getphonenumber', { errMsg: 'getPhoneNumber:fail user deny' });
    await phone.waitFor('没有留手机号，不影响使用');
    await phone.fire(NATIVE, 'getphonenumber', { errMsg: 'getPhoneNumber:ok', code: await codeOf(user) });
    await phone.waitFor('删除手机号');
    expect(phone.page().text()).toMatch(/199\*{4}\d{4}/);

    const desk = await stack.staff('supervisor-desk');
    await phone.openFromMessage('pages/case/index?kind=enquiry');
    await phone.waitFor('可以打我的手机');
    await phone.input({ label: '内容' }, '请告诉我需要带哪些材料');
    await phone.tap(/可以打我的手机/);
    await phone.tap('提交');
    await phone.waitFor('已收到');
    const { items } = await stack.ok('GET', '/api/staff/cases?limit=1', { token: desk });
    expect(items).toMatchObject([{ callBack: true, contact: '' }]);
    expect((await stack.ok('POST', `/api/staff/cases/${items[0].id}/contact`, { token: desk })).phone).toMatch(/^199\d{8}$/);

    await phone.switchTab(MINE);
    await phone.waitFor('手机号 199');
    await phone.tap('账号与设备');
    await phone.waitFor('删除手机号');
    await phone.tap('删除手机号');
    await phone.waitFor(BUTTON);
    expect((await stack.api('POST', `/api/staff/cases/${items[0].id}/contact`, { token: desk })).status).toBe(404);
  });

  it('withdraws the consent to be reminded, and gives it again by asking for reminders', async () => {
    const { phone } = await onMine('先不要提醒的人');
    await phone.tap('隐私说明');
    await phone.waitFor('您同意过的');
    await phone.tap('公告提醒');
    await phone.tap('关掉提醒');
    await phone.waitFor('起停用');
    await phone.back();
    await phone.waitFor('您停用了提醒，点此恢复');
    await phone.tap('微信提醒');
    await until('the credit', async () => (await creditsOf(stack, tokenOf(phone), 'demo-notice-once')) === 1);
    // The page looks for a few seconds; on a busy machine WeChat's event may come later.
    await phone.switchTab('pages/home/index');
    await phone.switchTab(MINE);
    await phone.waitFor('还可收到 1 条微信提醒');

    await phone.tap('隐私说明');
    await phone.waitFor('您同意过的');
    await phone.tap('公告提醒');
    await phone.waitFor('剩下的 1 次微信提醒会作废');
    await phone.tap('不关');
    expect(await creditsOf(stack, tokenOf(phone), 'demo-notice-once')).toBe(1);
  });

  it('ends the login on another phone, and then everywhere', async () => {
    const { phone } = await onMine('有两部手机的人');
    const { phone: other } = await onMine('有两部手机的人');
    await phone.tap('账号与设备');
    await phone.waitFor('登录的设备');
    await phone.tap('退出');
    await phone.waitFor('（这台）');
    expect((await stack.api('GET', '/api/me', tokenOf(other))).status).toBe(401);
    await phone.tap('全部退出');
    await phone.tap({ text: '全部退出', index: 2 });
    await phone.waitFor('所有设备都已退出登录');
    expect(phone.storage['token']).toBeUndefined();
    await phone.tap('回“我的”');
    await phone.waitFor('微信登录');
  });

  it('shows the receipt of an erasure and has it confirmed afterwards', async () => {
    const { phone } = await onMine('要凭证的人');
    await phone.tap('隐私说明');
    await phone.waitFor('现在存着您的');
    await phone.tap({ text: '删除我的数据', index: 1 });
    await phone.tap('全部删除');
    await phone.waitFor('您的删除凭证');
    const receipt = /\d{8}-[2-9A-HJKMNP-Z]{10}/.exec(phone.page().text())?.[0] ?? '';
    await phone.input({ label: '凭证编号' }, receipt.toLowerCase().replace('-', ' '));
    await phone.tap('查证');
    await phone.waitFor('删除了一位用户的数据');
  });
});
