import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { approve, messagesOf, submitted } from './support/actors.mjs';
import { openBrowser, Windows } from './support/browser.mjs';
import { chromium, missing, Stack, until } from './support/stack.mjs';

const available = missing.length === 0 && chromium ? describe : describe.skip;
const DESK = { width: 1280, height: 900 };

/** Somebody's phone in the sandbox's page, beside the page around it. */
interface Phone {
  desk: Page;
  screen: FrameLocator;
  userId: string;
}

available('alerts in a browser', () => {
  let stack: Stack;
  let browser: Browser;
  let windows: Windows;

  beforeAll(async () => {
    stack = await Stack.start();
    browser = await openBrowser();
    windows = new Windows(browser);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });
  afterEach(async () => {
    expect(await windows.close()).toEqual([]);
  });

  async function phoneOf(name: string): Promise<Phone> {
    const desk: Page = await windows.open(DESK);
    await desk.goto(stack.sandboxUrl);
    await desk.getByLabel('添加用户').fill(name);
    await desk.getByRole('button', { name: '添加', exact: true }).click();
    await desk.getByRole('button', { name, exact: true }).waitFor();
    const screen = desk.frameLocator('#screen-mini iframe');
    await screen.getByRole('navigation', { name: '主导航' }).waitFor();
    const { items } = await stack.sandbox('GET', '/users');
    return { desk, screen, userId: items.find((user: { name: string }) => user.name === name).id };
  }

  const publish = async (over: object): Promise<void> => {
    await approve(stack, await submitted(stack, over));
  };
  /** Publishes what somebody is told of, and waits until it is in their inbox. */
  const tell = async (title: string): Promise<void> => {
    await publish({ title });
    const token = await stack.staff('administrator');
    await until(`the delivery of ${title}`, async () => (await stack.ok('GET', `/api/staff/deliveries?q=${encodeURIComponent(title)}`, { token })).items.length > 0);
  };
  const arrived = (phone: Phone, count: number) => until(`message ${count}`, async () => (await messagesOf(stack, { id: phone.userId })).length === count);
  const tab = async ({ screen }: Phone, name: string): Promise<void> => {
    await screen.getByRole('navigation', { name: '主导航' }).getByRole('link', { name }).click();
    await screen.locator('nav[aria-label="主导航"] a[aria-current="page"]', { hasText: name }).waitFor();
  };
  const tap = ({ screen }: Phone, name: string | RegExp): Promise<void> => screen.getByRole('button', { name }).click();
  // By the keyboard: the sandbox lays the banner of a new message over the top of the screen, as WeChat does.
  const go = ({ screen }: Phone, name: string | RegExp): Promise<void> => screen.getByRole('link', { name }).press('Enter');
  const back = ({ screen }: Phone): Promise<void> => screen.getByRole('banner').getByRole('button', { name: '返回' }).press('Enter');
  const allow = ({ desk }: Phone): Promise<void> => desk.getByRole('dialog').getByRole('button', { name: '允许' }).click();
  const sees = ({ screen }: Phone, words: string | RegExp): Promise<void> => screen.getByText(words).filter({ visible: true }).first().waitFor();

  it('previews, tells why, says when reminders are used up, is topped up, paused and resumed', async () => {
    for (const place of ['甲', '乙']) await publish({ title: `示例镇${place}村索桥修缮工程招标公告` });
    const phone = await phoneOf('演示投标人丁');
    await tab(phone, '我的');
    await tap(phone, '微信登录');
    await go(phone, /^我的订阅/);
    await go(phone, '新建订阅');
    await phone.screen.getByLabel('含其中任意一个').fill('索桥');
    await sees(phone, '过去 30 天有 2 条符合。');
    expect(await phone.screen.locator('.preview mark').filter({ visible: true }).allTextContents()).toEqual(['索桥', '索桥']);
    await tap(phone, '保存订阅');
    await allow(phone);
    await sees(phone, /订阅“索桥”已保存/);
    await sees(phone, '还可收到 1 条微信提醒，用完后只放在站内信，点此补充');

    await tell('示例镇丙村索桥修缮工程招标公告');
    await arrived(phone, 1);
    await tell('示例镇丁村索桥修缮工程招标公告');
    await phone.screen.getByRole('main').getByRole('button', { name: '返回' }).filter({ visible: true }).click();
    await sees(phone, /最近一次/);
    await back(phone);
    await go(phone, /站内信.*2 条未读，其中 1 条没能送到微信/);
    await sees(phone, '微信提醒已用完，新消息只放在站内信，点此补充');
    await tap(phone, /微信提醒次数已用完.*看经过$/);
    const log = phone.screen.getByRole('dialog', { name: '提醒的经过' });
    await log.getByText(/次数已用完/).first().waitFor();
    await log.getByRole('button', { name: '关闭' }).last().click();

    await phone.screen.getByRole('button', { name: /点此补充$/ }).press('Enter');
    await allow(phone);
    await sees(phone, '还可收到 1 条微信提醒，用完后只放在站内信，点此补充');
    await back(phone);
    await go(phone, /^我的订阅/);
    await tap(phone, '暂停订阅 索桥');
    await phone.screen.getByRole('dialog', { name: '暂停订阅' }).getByRole('button', { name: '暂停', exact: true }).click();
    await sees(phone, /暂停到 \d+月\d+日，期间只放在站内信/);
    await tell('示例镇戊村索桥修缮工程招标公告');
    await back(phone);
    await go(phone, /站内信.*1 条未读/);
    await sees(phone, '只放在站内信：订阅暂停中');
    expect(await messagesOf(stack, { id: phone.userId })).toHaveLength(1);
    await back(phone);
    await go(phone, /^我的订阅/);
    await tap(phone, '恢复订阅 索桥');
    await phone.screen.getByRole('button', { name: '暂停订阅 索桥' }).waitFor();
    await tell('示例镇己村索桥修缮工程招标公告');
    await arrived(phone, 2);
  }, 120_000);
});
