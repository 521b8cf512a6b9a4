import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page, Request } from 'playwright-core';
import { nastyArticles } from '../apps/server/test/support/nasty-articles.js';
import { openBrowser, openPage } from './support/browser.mjs';
import { chromium, missing, Stack, until } from './support/stack.mjs';
import { phoneOf, weappCopy, withClass } from './support/weapp.mjs';

const available = missing.length === 0 && chromium ? describe : describe.skip;
const NASTY = nastyArticles('');
const SMALL = '懒加载的图片';
const QUALITY_BYTES = 256 * 1024;

available('资讯 on the built pages', () => {
  let stack: Stack;
  let browser: Browser;

  beforeAll(async () => {
    stack = await Stack.start();
    browser = await openBrowser();
    for (const { title, content, cover = '', digest = '' } of NASTY) await stack.sandbox('POST', '/articles', { items: [{ title, content, coverUrl: cover, digest }] });
    await until('every article and its pictures', async () => {
      const mirror = await stack.ok('GET', '/api/staff/articles/mirror', { token: await stack.staff('reviewer') });
      return mirror.counts.shown === NASTY.length && mirror.counts.picturesMissing === 0;
    });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });

  it("opens WeChat's own reader where the phone has it, inside the tap", async () => {
    const weapp = weappCopy();
    const { phone } = await phoneOf(stack, '读资讯的人', { dir: weapp.dir });
    await phone.launch();
    await phone.waitFor('看全部资讯');
    expect(phone.requests.map(({ path }) => path)).toEqual(['/api/home']);
    await phone.tap('看全部资讯');
    await phone.waitFor(SMALL);
    await phone.tap(SMALL);
    expect(phone.calls.filter(({ api }) => api === 'openOfficialAccountArticle')).toMatchObject([{ inTap: true, options: { url: expect.stringContaining('/s?__biz=') } }]);
    expect(phone.page().route).toBe('pages/articles/index');
    expect([...phone.errors, ...phone.unimplemented]).toEqual([]);
    phone.close();
    weapp.remove();
  });

  it('reads an article here whose address WeChat refuses', async () => {
    const weapp = weappCopy();
    const refuse = (): never => {
      throw new Error('the link has expired');
    };
    const wechat = { login: () => 'no-code', requestSubscribeMessage: () => ({}), openArticle: refuse };
    const { phone } = await phoneOf(stack, '链接失效的人', { dir: weapp.dir, wechat });
    await phone.launch();
    await phone.waitFor('看全部资讯');
    await phone.tap('看全部资讯');
    await phone.waitFor(SMALL);
    await phone.tap(SMALL);
    await phone.waitFor('在微信中打开');
    expect(phone.page().route).toBe('pages/article/index');
    expect([...phone.errors, ...phone.unimplemented]).toEqual([]);
    phone.close();
    weapp.remove();
  });

  it('reads every article here on an older phone, a part at a time', async () => {
    const weapp = weappCopy();
    const { phone } = await phoneOf(stack, '旧手机', { dir: weapp.dir, lacks: ['openOfficialAccountArticle', 'openOfficialAccountProfile'] });
    await phone.launch();
    await phone.waitFor('看全部资讯');
    await phone.tap('看全部资讯');
    await phone.waitFor('三十五万字节的正文');
    await phone.tap('三十五万字节的正文');
    await phone.waitFor(/继续阅读（还有 \d+ 段）/);
    await phone.tap(/继续阅读/);
    await until('the second part', () => withClass(phone, 'rich').length === 2);
    for (const { bytes } of phone.setDataSizes) expect(bytes).toBeLessThanOrEqual(QUALITY_BYTES);
    expect([...phone.errors, ...phone.unimplemented]).toEqual([]);
    phone.close();
    weapp.remove();
  });

  it.each(['01JZZZZZZZZZZZZZZZZZZZZZZZ', 'cut'])('says that an article may have been deleted which is not there (%s)', async (id) => {
    const { page }: { page: Page } = await openPage(browser, { width: 375, height: 812 });
    await page.goto(`${stack.serverUrl}/#/pages/article/index?id=${id}`);
    await page.getByText('这篇文章可能已被删除').waitFor();
    await page.context().close();
  });

  it('reads in a browser with WeChat gone, without an error and without asking any other host', async () => {
    for (const child of stack.processes) if (child !== stack.server) child.kill('SIGKILL');
    const { page, troubles }: { page: Page; troubles: string[] } = await openPage(browser, { width: 375, height: 812 });
    const foreign: string[] = [];
    page.on('request', (request: Request) => {
      if (!request.url().startsWith(stack.serverUrl) && !request.url().startsWith('data:')) foreign.push(request.url());
    });
    await page.goto(`${stack.serverUrl}/#/pages/articles/index`);
    await page.getByText('已经到底了').waitFor();
    const links = await page.locator('.article-card').evaluateAll((cards: Element[]) => cards.map((card) => card.getAttribute('href') ?? ''));
    expect(links).toHaveLength(NASTY.length);
    for (const link of links) {
      await page.goto(`${stack.serverUrl}/${link}`);
      // Only the part behind # differs, so the browser stays on the page until it is loaded anew.
      await page.reload({ waitUntil: 'networkidle' });
      await page.getByRole('button', { name: '打开公众号原文' }).waitFor();
      for (let more = page.getByRole('button', { name: /继续阅读/ }); await more.isVisible(); await page.waitForLoadState('networkidle')) await more.click();
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
      expect(`${link} ${isWide}`).toBe(`${link} false`);
      expect(await page.title()).toBe('资讯');
      const broken = await page.locator('.rich img').evaluateAll((images: HTMLImageElement[]) => images.filter((image) => image.complete && image.naturalWidth === 0).length);
      expect(broken).toBe(0);
    }
    expect(foreign).toEqual([]);
    expect(troubles).toEqual([]);
    await page.context().close();
  }, 60_000);
});
