import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { violationsOf } from './support/axe.mjs';
import { openBrowser, Windows } from './support/browser.mjs';
import { chromium, missing, Stack } from './support/stack.mjs';

const available = missing.length === 0 && chromium ? describe : describe.skip;
const OWN = '您等了多久（演示题）';

available('desks for ratings and supervisors', () => {
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

  async function consoleOf(role: string, path: string): Promise<Page> {
    const page: Page = await windows.console(stack, role);
    await page.goto(`${stack.serverUrl}/console/${path}`);
    return page;
  }
  const choose = async (page: Page, box: Locator, option: string): Promise<void> => {
    await box.click();
    await page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
  };

  it('asks on every way what the centre has added to a form', async () => {
    const page = await consoleOf('administrator', 'rating-forms');
    await page.getByRole('link', { name: '开标服务', exact: true }).click();
    await page.getByRole('button', { name: '加选择题' }).click();
    await page.getByLabel('第 1 题的题目').fill(OWN);
    await page.getByLabel('第 1 题选项 1', { exact: true }).fill('不到十分钟');
    expect(await page.getByRole('button', { name: '保存草稿' }).isDisabled()).toBe(true);
    await page.getByLabel('第 1 题选项 2', { exact: true }).fill('十分钟以上');
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText(/尚未发布/).waitFor();
    expect((await stack.ok('GET', '/api/rating-forms/opening')).questions.map(({ title }: { title: string }) => title)).not.toContain(OWN);
    await page.getByRole('button', { name: '发布新版' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^发\s*布$/ }).click();
    await page.getByText('没有未发布的改动').waitFor();
    expect((await stack.ok('GET', '/api/rating-forms/opening')).questions.map(({ title }: { title: string }) => title)).toContain(OWN);
    await page.goto(`${stack.serverUrl}/console/rating-forms/opening/print`);
    await page.getByRole('article', { name: '纸质评价表' }).getByText('□ 不到十分钟').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.goto(`${stack.serverUrl}/#/pages/rate/index?matter=opening`);
    await page.getByText(OWN).waitFor();
  }, 90_000);

  it('keeps what is typed when a colleague saves the same form first', async () => {
    const [mine, theirs] = [await consoleOf('administrator', 'rating-forms/registration'), await consoleOf('supervisor-desk', 'rating-forms/registration')];
    await mine.getByLabel('说明').fill('我正在写的说明');
    await theirs.getByLabel('说明').fill('同事先保存的说明');
    await theirs.getByRole('button', { name: '保存草稿' }).click();
    await theirs.getByText(/尚未发布/).waitFor();
    await mine.getByRole('button', { name: '保存草稿' }).click();
    await mine.getByRole('alert').filter({ hasText: '没有保存' }).waitFor();
    expect(await mine.getByLabel('说明').inputValue()).toBe('我正在写的说明');
    await mine.getByRole('button', { name: '载入新的' }).click();
    await mine.getByText('同事先保存的说明').first().waitFor();
    await mine.getByLabel('说明').fill('两个人商量好的说明');
    await mine.getByRole('button', { name: '保存草稿' }).click();
    await mine.getByText(/尚未发布/).waitFor();
    // The refusal of the second save is what the test is about; nothing else may have gone wrong.
    const troubles: string[] = await windows.close();
    expect(troubles.filter((trouble) => !trouble.endsWith('/rating-forms/registration/draft'))).toEqual([]);
  }, 90_000);

  it('goes on from its own save with what was typed meanwhile', async () => {
    const page = await consoleOf('administrator', 'rating-forms/deposit');
    let answer: () => void = () => undefined;
    const typed = new Promise<void>((resolve) => (answer = resolve));
    await page.route('**/rating-forms/deposit/draft', async (route) => {
      const response = await route.fetch();
      await typed;
      await route.fulfill({ response });
    });
    await page.getByLabel('说明').fill('先保存的说明');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByLabel('说明').fill('先保存的说明，又加了一句');
    answer();
    await page.locator('.ant-btn-loading').waitFor({ state: 'detached' });
    expect(await page.getByText('载入新的').count()).toBe(0);
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByText(/尚未发布/).waitFor();
    expect((await stack.ok('GET', '/api/staff/rating-forms/deposit', { token: await stack.staff('administrator') })).draft).toMatchObject({ intro: '先保存的说明，又加了一句', revision: 2 });
  }, 60_000);

  it('gives out a slip that rates once, and shows the person served nothing of it', async () => {
    const page = await consoleOf('editor', 'services');
    await choose(page, page.locator('.register-form').getByRole('combobox', { name: '服务事项' }), '保证金');
    await page.getByRole('button', { name: '登记办结' }).click();
    const slip = page.getByRole('region', { name: '评价凭条' });
    await slip.getByText('只能评价一次').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await slip.getByRole('button', { name: '登记下一件' }).click();
    await page.getByRole('row').filter({ hasText: '本人办理，不显示' }).first().waitFor();
  }, 60_000);

  it('invites a supervisor by a letter with the one-time code and a mini-program code', async () => {
    const page = await consoleOf('supervisor-desk', 'supervisors');
    await page.getByRole('button', { name: '聘任监督员' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('姓名').fill('监督辛（演示）');
    await choose(page, form.getByRole('combobox', { name: '身份' }), '人大代表');
    await form.getByLabel('单位或住址所在村（社区）').fill('虚构乡人大');
    await form.getByLabel('任期开始').fill('2026-11-01');
    await page.keyboard.press('Enter');
    await form.getByLabel('聘任文号').fill('演聘〔2026〕8号');
    await form.getByLabel('聘任公告正文').fill('聘请监督辛（演示）为特约监督员，内容均为虚构。');
    await form.getByRole('button', { name: '聘任并生成邀请码' }).click();
    const letter = page.getByRole('region', { name: '聘任邀请' });
    expect(await letter.getByLabel(/^邀请码 /).textContent()).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
    await letter.getByAltText('接受聘任 的小程序码').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  }, 60_000);

  it('takes what stands on a paper, marked as typed in, asks why where somebody is not satisfied, and is proposed as mistaken once', async () => {
    const page = await consoleOf('supervisor-desk', 'paper-ratings');
    await choose(page, page.getByRole('combobox', { name: '评价什么' }), '开标服务');
    await page.getByRole('radio', { name: '非常不满意' }).check();
    await page.getByRole('button', { name: /^录\s*入$/ }).click();
    await page.getByText('不满意的评价要有原因或几句话').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: /^录\s*入$/ }).click();
    await page.getByText('已录入，可以录下一张').waitFor();
    const { items } = await stack.ok('GET', '/api/staff/ratings?channel=paper', { token: await stack.staff('administrator') });
    expect(items).toMatchObject([{ level: 1, channel: 'paper', enteredBy: expect.any(String) }]);
    await page.goto(`${stack.serverUrl}/console/ratings`);
    await page.locator('tbody tr.ant-table-row').first().getByRole('button').first().click();
    const drawer = page.getByRole('dialog').filter({ hasText: '评价认定' });
    await drawer.getByRole('button', { name: '提出认定误评' }).click();
    await page.getByLabel('理由').fill('评价人来电说勾错了一格');
    await page.getByRole('button', { name: /^提\s*出$/ }).click();
    await drawer.getByText('误评 · 待复核').waitFor();
    expect(await drawer.getByRole('button', { name: /^提出认定/ }).count()).toBe(0);
    const { items: opened } = await stack.ok('GET', '/api/staff/rectifications', { token: await stack.staff('administrator') });
    expect(opened).toMatchObject([{ level: 1, state: 'open' }]);
  }, 60_000);
});
