import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Frame, type Page, type Route } from 'playwright-core';
import { callAs, startStage, subscribeMessage, templateMessage, type Stage } from './__fixtures__/start.js';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const describeInBrowser = existsSync(CHROMIUM) ? describe : describe.skip;

/** Stands in for the h5 build: a page that can ask its parent. */
const H5 = `<!doctype html><html lang="zh-CN"><title>h5</title><script>
  window.ask = (call, args) => new Promise((resolve) => {
    const id = String(Math.random());
    addEventListener('message', (event) => { if (event.data?.id === id && event.data.source === 'wechat-sandbox') resolve(event.data); });
    parent.postMessage({ source: 'sunshine-h5', id, call, args }, '*');
  });
</script><p>小程序</p>`;

describeInBrowser('the page with the phone', () => {
  let browser: Browser;
  let h5: Server;
  let phoneUrl: string;
  let stage: Stage;
  let page: Page;
  let problems: string[];

  beforeAll(async () => {
    h5 = createServer((_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(H5));
    await new Promise<void>((resolve) => h5.listen(0, '127.0.0.1', resolve));
    phoneUrl = `http://127.0.0.1:${(h5.address() as AddressInfo).port}/`;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    h5.closeAllConnections();
    await new Promise((resolve) => h5.close(resolve));
  });

  beforeEach(async () => {
    stage = await startStage({ phoneUrl });
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(5000);
    problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await page.goto(stage.sandbox.url);
  }, 30_000);
  afterEach(async () => {
    await page.close();
    await stage.sandbox.close();
    expect(problems).toEqual([]);
  });

  const phone = async (): Promise<Frame> => {
    const frame = await (await page.waitForSelector('#screen-mini iframe')).contentFrame();
    if (!frame) throw new Error('the phone shows nothing');
    await frame.waitForFunction('typeof ask === "function"');
    return frame;
  };
  const ask = async (call: string, args: unknown = {}): Promise<unknown> => (await phone()).evaluate(`ask(${JSON.stringify(call)}, ${JSON.stringify(args)})`);

  it('answers the mini program: version, a login code of the chosen person, the scene', async () => {
    expect(await ask('hello')).toMatchObject({ ok: true, result: { version: 1, user: stage.user.id } });
    const login = (await ask('login')) as { result: { code: string } };
    expect((await stage.mini.code2Session(login.result.code)).openid).toBe(stage.user.miniOpenid);
    expect(await ask('getScene')).toMatchObject({ result: { scene: 1001 } });
    expect(await ask('format')).toMatchObject({ ok: false });
    await page.getByRole('button', { name: '赵老板' }).click();
    await page.locator('#people [aria-current="true"]', { hasText: '赵老板' }).waitFor();
    const [, second] = stage.sandbox.users.list();
    expect(await ask('hello')).toMatchObject({ result: { user: second?.id } });
  });

  it('greets at once, and notes the visit without the page waiting for it', async () => {
    const held = new Promise<Route>((resolve, reject) => void page.route('**/visit', resolve).catch(reject));
    stage.sandbox.users.get(stage.user.id).visitedAt = 0;
    expect(await ask('hello')).toMatchObject({ ok: true });
    expect(stage.user.visitedAt).toBe(0);
    const visit = await held;
    const answered = page.waitForResponse('**/visit');
    await visit.continue();
    await answered;
    expect(stage.user.visitedAt).toBeGreaterThan(0);
  });

  it('shows the subscribe dialog; 允许 buys one message, 取消 none; a wrong template is no dialog', async () => {
    const tmplIds = ['sandbox-mini-once'];
    const accepted = ask('requestSubscribeMessage', { tmplIds });
    await page.getByRole('dialog').getByRole('button', { name: '允许' }).click();
    expect(await accepted).toMatchObject({ ok: true, result: { errMsg: 'requestSubscribeMessage:ok', 'sandbox-mini-once': 'accept' } });
    await page.getByText('还可发送 1 次').waitFor();
    const refused = ask('requestSubscribeMessage', { tmplIds });
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    expect(await refused).toMatchObject({ result: { 'sandbox-mini-once': 'reject' } });
    expect(stage.sandbox.credits.left(stage.user.id, 'sandbox-mini-once')).toBe(1);
    expect(await ask('requestSubscribeMessage', { tmplIds: ['x'] })).toMatchObject({ ok: false, error: expect.stringContaining('20001') });
  });

  it('a message appears at once and opens the page that it names, with the right scene', async () => {
    await phone();
    stage.sandbox.credits.set(stage.user.id, 'sandbox-mini-once', 3);
    const waits: number[] = [];
    for (const id of [40, 41, 42]) {
      await stage.mini.sendSubscribeMessage(subscribeMessage(stage.user, { page: `pages/notice/index?id=${id}` }));
      const sentAt = performance.now();
      await page.getByRole('button', { name: `消息（${id - 39}）` }).waitFor();
      waits.push(performance.now() - sentAt);
    }
    // The best of three: a machine that is busy with something else delays single ones.
    expect(Math.min(...waits)).toBeLessThan(1500);
    await page.locator('#banner button').click();
    expect((await phone()).url()).toBe(`${phoneUrl}#/pages/notice/index?id=42`);
    expect(await ask('getScene')).toMatchObject({ result: { scene: 1014 } });
  });

  it('keeps messages as cards with title and lines; a card of the official account opens the mini program too', async () => {
    stage.sandbox.subscriptions.follow(stage.user.id, true);
    const miniprogram = { appid: stage.sandbox.settings.mini.appid, pagepath: 'pages/notice/index?id=7' };
    await stage.official.sendTemplateMessage(templateMessage(stage.user, { miniprogram }));
    await page.getByRole('button', { name: '消息（1）' }).click();
    const card = page.locator('article');
    expect(await card.innerText()).toMatch(/公众号消息[\s\S]*公告提醒[\s\S]*项目[\s\S]*村道硬化工程/);
    await card.getByRole('button').click();
    expect((await phone()).url()).toBe(`${phoneUrl}#/pages/notice/index?id=7`);
    expect(await ask('getScene')).toMatchObject({ result: { scene: 1043 } });
  });

  it('shows the number that would be rung', async () => {
    expect(await ask('makePhoneCall', { phoneNumber: '0839-0000000' })).toMatchObject({ ok: true });
    await page.getByRole('dialog').getByText('0839-0000000').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('hears nobody but its own frame', async () => {
    await phone();
    await page.evaluate("postMessage({ source: 'sunshine-h5', id: '1', call: 'makePhoneCall', args: { phoneNumber: '1' } }, '*')");
    expect(await ask('getScene')).toMatchObject({ ok: true });
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('orders faults and names what was wrong in the log, in words and with its rid', async () => {
    await page.getByLabel('怎样出错').selectOption('minute');
    await page.getByRole('button', { name: '安排' }).click();
    await page.getByText('还有 1 次故障等待触发').waitFor();
    await stage.mini.sendSubscribeMessage(subscribeMessage(stage.user)).catch(() => undefined);
    await page.getByText('错误 45011 · 超过每分钟次数').waitFor();
    await page.getByText('没有安排故障').waitFor();
    stage.sandbox.credits.set(stage.user.id, 'sandbox-mini-once', 1);
    const data = { thing1: { value: '工程' }, phrase2: { value: 'abc' } };
    const { errmsg } = await callAs(stage.sandbox, 'mini', '/cgi-bin/message/subscribe/send', { touser: stage.user.miniOpenid, template_id: 'sandbox-mini-once', data });
    await page.getByText('错误 47003 · data.phrase2.value：只能是不超过 5 个汉字，给了 3 个字符').waitFor();
    await page.getByText(String(errmsg).split('rid: ')[1] ?? '').waitFor();
  });

  it('a fault can be for one person and for pushes', async () => {
    await page.getByLabel('怎样出错').selectOption('duplicate');
    await page.getByLabel('只对这个用户').check();
    await page.getByRole('button', { name: '安排' }).click();
    await page.getByText('还有 1 次故障等待触发').waitFor();
    expect(stage.sandbox.faults.list()).toEqual([{ kind: 'push-duplicate', copies: 3, times: 1, match: { openid: stage.user.miniOpenid } }]);
    await page.getByRole('button', { name: '取消全部故障' }).click();
    await page.getByText('没有安排故障').waitFor();
  });

  it('publishes, changes, mass-sends and deletes an article, which the phone reads in WeChat’s reader', async () => {
    await page.locator('summary', { hasText: '公众号文章' }).click();
    const panel = page.locator('#articles-panel');
    await panel.getByLabel('标题').fill('测试文章');
    await panel.getByLabel('正文（HTML）').fill('<p>一段正文</p>');
    await panel.getByRole('button', { name: '发布' }).click();
    const row = panel.getByRole('listitem').filter({ hasText: '测试文章' });
    await row.getByText('已发布').waitFor();
    await row.getByRole('button', { name: '改' }).click();
    await panel.getByLabel('标题').fill('测试文章（更正）');
    await panel.getByRole('button', { name: '保存修改' }).click();
    await row.getByText('测试文章（更正）').waitFor();
    const [article] = stage.sandbox.articles.list();
    const [item] = await stage.official.getArticle(article?.id ?? '');
    expect(await ask('openOfficialAccountArticle', { url: item?.url })).toMatchObject({ ok: true });
    await page.frameLocator('.reader iframe').getByText('一段正文').waitFor();
    await page.getByRole('button', { name: '返回小程序' }).click();
    await row.getByRole('button', { name: '删' }).click();
    await row.getByText('已删除', { exact: true }).waitFor();
    expect(await ask('openOfficialAccountArticle', { url: 'https://example.org/s' })).toMatchObject({ ok: false });
  });

  it('gives a phone number only to whoever allows it', async () => {
    const allowed = ask('getPhoneNumber');
    await page.getByRole('dialog').getByRole('button', { name: '允许', exact: true }).click();
    const { result } = (await allowed) as { result: { code: string } };
    expect(await stage.mini.getPhoneNumber(result.code, stage.user.miniOpenid)).toMatchObject({ countryCode: '86' });
    const refused = ask('getPhoneNumber');
    await page.getByRole('dialog').getByRole('button', { name: '不允许' }).click();
    expect(await refused).toMatchObject({ ok: false });
  });

  it('opens what a code or a link names, with its scene', async () => {
    await stage.mini.createCode({ scene: 'id=9', page: 'pages/project/index', envVersion: 'release' });
    await page.getByText('扫小程序码、打开短信链接').click();
    await page.locator('#links').getByRole('button', { name: '打开' }).click();
    expect((await phone()).url()).toBe(`${phoneUrl}#/pages/project/index?scene=id%3D9`);
    expect(await ask('getScene')).toMatchObject({ result: { scene: 1047 } });
    const link = await stage.mini.createUrlLink({ path: '/pages/project/index', query: 'id=9', expireDays: 1, envVersion: 'release' });
    await page.goto(link);
    await page.locator(`iframe[src="${phoneUrl}#/pages/project/index?id=9"]`).waitFor();
    expect(await ask('getScene')).toMatchObject({ result: { scene: 1194 } });
  });

  it('templates, rules of the content check, cloud hosting and the clock are set from the page', async () => {
    for (const title of ['消息模板', '内容安全', '消息推送的样子', '时钟、令牌、IP 白名单']) await page.locator('summary', { hasText: title }).click();
    await page.locator('#templates').getByRole('listitem').filter({ hasText: '小程序长期订阅' }).getByRole('button', { name: '封禁' }).click();
    await page.getByText('公告提醒（封禁中）').waitFor();
    await page.getByLabel('违规词，用逗号分开').fill('甲词，乙词');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.waitForFunction("fetch('/sandbox/api/content-rules').then((answer) => answer.json()).then(({ risky }) => risky.length === 2)");
    await page.getByLabel('格式').selectOption('xml');
    await page.waitForFunction("fetch('/sandbox/api/push-style').then((answer) => answer.json()).then(({ mini }) => mini.format === 'xml')");
    const before = stage.sandbox.clock.now();
    await page.getByRole('button', { name: '快进 1 天' }).click();
    await page.waitForFunction(`fetch('/sandbox/api/clock').then((answer) => answer.json()).then(({ now }) => now >= ${before + 86_400_000})`);
    await page.getByLabel(/云托管/).check();
    await page.waitForFunction("fetch('/sandbox/api/settings').then((answer) => answer.json()).then(({ cloud }) => cloud)");
    expect(stage.sandbox.settings.cloud).toBe(true);
  });
});
