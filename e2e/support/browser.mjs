import { chromium as engine } from 'playwright-core';
import { demoLogins } from '../../scripts/lib/demo.mjs';
import { chromium, root } from './stack.mjs';

const CONSOLE = { width: 1280, height: 800 };
const ARGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Debian's Chromium without a window. */
export const openBrowser = () => engine.launch({ executablePath: chromium, args: ARGS });

/**
 * A browser window of its own storage, in Chinese and Shanghai's time, without motion. What goes wrong inside it (an uncaught error, a
 * refused script, a broken request) is gathered in `troubles`; requests that a test breaks on purpose are its own business.
 */
export async function openPage(browser, viewport) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce', acceptDownloads: true });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`${message.text()} ${message.location().url}`);
  });
  return { page, troubles };
}

/** The windows that a test opens, closed together. What went wrong in any of them comes out of `close`. */
export class Windows {
  #open = [];

  constructor(browser) {
    this.browser = browser;
  }

  async open(viewport = CONSOLE) {
    const { page, troubles } = await openPage(this.browser, viewport);
    this.#open.push({ context: page.context(), troubles });
    return page;
  }

  /** The console of a demo member of staff, logged in. */
  async console(stack, role) {
    const page = await this.open();
    await logIn(page, stack, role);
    return page;
  }

  async close() {
    const closing = this.#open.splice(0);
    const troubles = closing.flatMap((window) => window.troubles);
    await Promise.all(closing.map(({ context }) => context.close()));
    return troubles;
  }
}

/** Logs a demo member of staff in through the console's own login page. */
export async function logIn(page, stack, role) {
  const { username, password } = (await demoLogins(root)).find((login) => login.role === role);
  await page.goto(`${stack.serverUrl}/console/login`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('heading', { name: '总览', level: 1 }).waitFor();
}
