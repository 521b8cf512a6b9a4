import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './support/axe.mjs';
import { openBrowser, openPage } from './support/browser.mjs';
import { chromium, missing, Stack } from './support/stack.mjs';

const available = missing.length === 0 && chromium ? describe : describe.skip;
const SCREEN = { width: 1080, height: 1920 };
const TARGET_PX = 60;

available('the touch screen in the hall', () => {
  let stack: Stack;
  let browser: Browser;
  let screen: { page: Page; troubles: string[] };

  const start = async (query = '?counter=opening-1'): Promise<Page> => {
    screen = await openPage(browser, SCREEN);
    await screen.page.clock.install();
    await screen.page.goto(`${stack.serverUrl}/#/pages/kiosk/index${query}`);
    await screen.page.getByRole('button', { name: '开始评价' }).click();
    await screen.page.getByRole('radio').first().waitFor();
    return screen.page;
  };
  const smallTargets = (page: Page) =>
    page.evaluate((least) => {
      const all = [...document.querySelectorAll('button, a[href], input, textarea')].map((one) => ({ words: one.textContent, box: one.getBoundingClientRect() }));
      return all.filter(({ box }) => box.height > 0 && (box.height < least || box.width < least)).map(({ words }) => words);
    }, TARGET_PX);
  const kept = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));

  beforeAll(async () => {
    stack = await Stack.start();
    browser = await openBrowser();
  }, 120_000);
  afterEach(async () => {
    await screen.page.context().close();
    expect(screen.troubles).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });

  it('rates its counter and keeps neither number nor code', async () => {
    const page = await start();
    await page.getByRole('radio', { name: '非常不满意' }).click();
    await page.getByRole('checkbox', { name: '无故拖延' }).click();
    await page.getByLabel('想说的话').fill('等了很久。');
    expect([await smallTargets(page), await violationsOf(page)]).toEqual([[], []]);
    await page.getByRole('button', { name: '提交评价' }).click();
    await page.getByText('请拍照或记下来').waitFor();
    const [receipt, code] = await page.locator('.receipt').allTextContents();
    expect([receipt, code]).toEqual([expect.stringMatching(/^\d{8}-\w{10}$/), expect.stringMatching(/^\w{6}$/)]);
    const left = await kept(page);
    for (const trace of [receipt, code, '等了很久', 'rating-draft']) expect(left).not.toContain(trace);
    await page.getByRole('button', { name: '完成，回到首页' }).click();
    await page.getByRole('button', { name: '开始评价' }).waitFor();
    expect(await page.getByText(String(receipt)).count()).toBe(0);
    const { items } = await stack.ok('GET', '/api/staff/ratings', { token: await stack.staff('supervisor-desk') });
    expect(items).toMatchObject([{ level: 1, channel: 'kiosk', counterName: '第一开标室' }]);
  }, 60_000);

  it('warns after 45 seconds without a touch, goes home after 60, and the next person finds nothing', async () => {
    const page = await start();
    await page.getByLabel('想说的话').fill('前一位写的话');
    await page.clock.runFor(44_000);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.clock.runFor(3_000);
    await page.getByText(/秒后回到首页/).waitFor();
    expect([await smallTargets(page), await violationsOf(page)]).toEqual([[], []]);
    await page.clock.runFor(15_000);
    await page.getByRole('button', { name: '开始评价' }).click();
    await page.getByLabel('想说的话').waitFor();
    expect(await page.getByLabel('想说的话').inputValue()).toBe('');
    expect(await kept(page)).not.toContain('前一位写的话');
  }, 60_000);

  it('stays with whoever touches it', async () => {
    const page = await start('');
    await page.clock.runFor(47_000);
    await page.getByRole('dialog').getByRole('button', { name: '继续' }).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.clock.runFor(44_000);
    expect(await page.getByRole('radio', { name: /^中心整体/ }).count()).toBe(1);
  }, 60_000);
});
