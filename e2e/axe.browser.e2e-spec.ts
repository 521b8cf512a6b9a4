import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { violationsOf } from './support/axe.mjs';
import { logIn, openBrowser, openPage } from './support/browser.mjs';
import { furnish } from './support/furnish.mjs';
import { consolePlaces, phonePlaces } from './support/places.mjs';
import { chromium, missing, Stack } from './support/stack.mjs';

const available = missing.length === 0 && chromium ? describe : describe.skip;
const PHONE = { width: 375, height: 812 };
const CONSOLE = { width: 1280, height: 800 };
/** The place of a mistyped rating code asks for it, and is refused on purpose. */
const REFUSED = '/api/ratings/token/nothing';

interface Place {
  name: string;
  route: string;
  act?: (page: Page) => Promise<unknown>;
}

available('every page can be read and used by everybody', () => {
  let stack: Stack;
  let browser: Browser;
  let furniture: Awaited<ReturnType<typeof furnish>>;

  beforeAll(async () => {
    stack = await Stack.start();
    browser = await openBrowser();
    furniture = await furnish(stack);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });

  /** Opens each place anew, as a link would, and gathers what axe objects to under the place's name. */
  async function look(page: Page, places: Place[], baseUrl: string): Promise<string[]> {
    const found: string[] = [];
    for (const { name, route, act } of places) {
      await page.goto(`${stack.serverUrl}/api/health`);
      await page.goto(`${baseUrl}${route}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForLoadState('networkidle');
      await act?.(page);
      // antd fades a button that is at work, as it fades a disabled one, without saying that it is disabled.
      await page.locator('.ant-btn-loading').first().waitFor({ state: 'detached' });
      const violations: string[] = await violationsOf(page);
      found.push(...violations.map((violation) => `${name}: ${violation}`));
    }
    return found;
  }

  it.each([false, true])('finds no barrier on the phone, elder mode %s', async (elder) => {
    const { page, troubles } = await openPage(browser, PHONE);
    // The phone's storage as the person's own taps would have left it.
    await page.addInitScript(
      (kept: Record<string, unknown>) => Object.entries(kept).forEach(([key, data]) => localStorage.setItem(key, JSON.stringify({ data }))),
      { token: furniture.who.token, elder },
    );
    expect(await look(page, phonePlaces(furniture), `${stack.serverUrl}/#`)).toEqual([]);
    expect(await page.locator('.elder').count()).toBe(elder ? 1 : 0);
    expect(troubles.filter((trouble) => !trouble.endsWith(REFUSED))).toEqual([]);
    await page.context().close();
  }, 300_000);

  it('finds no barrier in the console', async () => {
    const { page, troubles } = await openPage(browser, CONSOLE);
    expect(await look(page, [{ name: 'login', route: 'login' }], `${stack.serverUrl}/console/`)).toEqual([]);
    await logIn(page, stack, 'administrator');
    expect(await look(page, consolePlaces(furniture), `${stack.serverUrl}/console/`)).toEqual([]);
    await page.goto(`${stack.serverUrl}/console/notices/${furniture.inReviewId}`);
    const preview = await page.locator('iframe[title="手机预览"]').getAttribute('srcdoc');
    expect(troubles).toEqual([]);
    // The preview's frame runs no scripts, axe neither: it is looked at outside of its frame.
    await page.setContent(preview ?? '');
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  }, 300_000);

  it('finds no barrier in the sandbox, with a dialog and with messages', async () => {
    const { page } = await openPage(browser, CONSOLE);
    await page.goto(stack.sandboxUrl);
    await page.getByRole('button', { name: furniture.who.name }).click();
    const phone = page.frameLocator('#screen-mini iframe');
    await phone.getByRole('button', { name: /交易监督电话/ }).click();
    await page.getByRole('dialog').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: /^消息/ }).click();
    await page.getByRole('article').first().waitFor();
    for (const panel of await page.locator('summary').all()) await panel.click();
    expect(await violationsOf(page)).toEqual([]);
    await page.context().close();
  }, 60_000);
});
