import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { openBrowser, Windows } from './support/browser.mjs';
import { madeUpResidentId } from './support/furnish.mjs';
import { answer } from './support/cases.mjs';
import { chromium, missing, Stack } from './support/stack.mjs';

const available = missing.length === 0 && chromium ? describe : describe.skip;
const PHONE_DESK = { width: 1280, height: 900 };

/** Somebody's phone in the sandbox's page, beside the page around it. */
interface Phone {
  desk: Page;
  screen: FrameLocator;
}

available('the main job in a browser', () => {
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
    // A refused script, a request to a strange host or an uncaught error is a failure even where nobody notices it.
    expect(await windows.close()).toEqual([]);
  });

  const consoleOf = (role: string): Promise<Page> => windows.console(stack, role);

  async function phoneOf(name: string): Promise<Phone> {
    const desk: Page = await windows.open(PHONE_DESK);
    await desk.goto(stack.sandboxUrl);
    await desk.getByLabel('添加用户').fill(name);
    await desk.getByRole('button', { name: '添加', exact: true }).click();
    await desk.getByRole('button', { name, exact: true }).waitFor();
    const screen = desk.frameLocator('#screen-mini iframe');
    await screen.getByRole('navigation', { name: '主导航' }).waitFor();
    return { desk, screen };
  }

  /** Goes to a tab and waits until it is there: the first page has a search field of the same name. */
  const tab = async ({ screen }: Phone, name: string): Promise<void> => {
    await screen.getByRole('navigation', { name: '主导航' }).getByRole('link', { name }).click();
    await screen.locator('nav[aria-label="主导航"] a[aria-current="page"]', { hasText: name }).waitFor();
  };
  const tap = ({ screen }: Phone, name: string | RegExp): Promise<void> => screen.getByRole('button', { name }).click();
  const allow = ({ desk }: Phone): Promise<void> => desk.getByRole('dialog').getByRole('button', { name: '允许' }).click();
  const sees = ({ screen }: Phone, words: string | RegExp): Promise<void> => screen.getByText(words).filter({ visible: true }).first().waitFor();
  const choose = async (page: Page, label: string, option: string): Promise<void> => {
    await page.getByLabel(label, { exact: true }).click();
    await page.getByTitle(option, { exact: true }).filter({ visible: true }).last().click();
  };

  async function saveAlert(phone: Phone, words: string): Promise<void> {
    await tab(phone, '公告');
    await phone.screen.getByRole('searchbox', { name: '搜索公告' }).fill(words);
    await tap(phone, '搜索');
    await sees(phone, '没有符合条件的公告');
    await tap(phone, '把这个条件存为订阅');
    await tap(phone, '保存订阅');
    await allow(phone);
    await sees(phone, /订阅.*已保存/);
  }

  async function writeNotice(editor: Page, title: string, body: string): Promise<void> {
    await editor.getByRole('link', { name: '公告', exact: true }).click();
    await editor.getByRole('button', { name: '新建公告' }).click();
    await editor.getByLabel('标题').fill(title);
    await editor.getByLabel('项目', { exact: true }).fill('示例河石拱桥加固');
    await editor.getByTitle('新建项目：示例河石拱桥加固').click();
    await choose(editor, '公告类型', '招标公告');
    await choose(editor, '交易类别', '工程建设');
    await editor.getByLabel('金额（元）').fill('674000');
    await editor.getByRole('textbox', { name: '正文' }).fill(body);
    await editor.getByText('发现 1 处疑似个人信息').waitFor();
    await editor.getByRole('button', { name: '保存' }).click();
    await editor.getByRole('button', { name: '提交审核' }).click();
    const dialog = editor.getByRole('dialog');
    await dialog.getByText('将通知 1 人').waitFor();
    await dialog.getByRole('button', { name: '提交审核' }).click();
    await editor.getByText('已提交审核').waitFor();
    expect(await editor.getByRole('button', { name: '批准发布' }).count()).toBe(0);
  }

  async function approveNotice(reviewer: Page, title: string): Promise<void> {
    await reviewer.getByRole('link', { name: '待审核', exact: true }).click();
    await reviewer.getByRole('link', { name: title }).click();
    const approve = reviewer.getByRole('button', { name: '批准发布' });
    await reviewer.getByText('还有 1 处没有决定').waitFor();
    expect(await approve.isDisabled()).toBe(true);
    await reviewer.frameLocator('iframe[title="手机预览"]').getByRole('heading', { name: title }).waitFor();
    await reviewer.getByRole('radio', { name: '打码' }).click();
    await reviewer.frameLocator('iframe[title="手机预览"]').getByText('*'.repeat(18)).waitFor();
    await approve.click();
    const dialog = reviewer.getByRole('dialog');
    await dialog.getByText('将通知 1 人').waitFor();
    await dialog.getByRole('button', { name: '批准发布' }).click();
    await reviewer.getByText('已发布', { exact: true }).first().waitFor();
  }

  it('brings a notice from the editor past the reviewer to the bidder who asked for it, and leaves its traces', async () => {
    const title = '示例河石拱桥加固工程招标公告';
    const phone = await phoneOf('演示投标人甲');
    await saveAlert(phone, '石拱桥');

    await writeNotice(await consoleOf('editor'), title, `加固石拱桥一座，联系人身份证号 ${madeUpResidentId}。`);
    const reviewer = await consoleOf('reviewer');
    await approveNotice(reviewer, title);

    await phone.desk.locator('#banner button').waitFor({ timeout: 5_000 });
    await phone.desk.getByRole('button', { name: /^消息/ }).click();
    const message = phone.desk.getByRole('article');
    expect(await message.count()).toBe(1);
    expect(await message.textContent()).toContain('石拱桥加固');
    expect(await message.textContent()).toContain('「石拱桥」标题含“石拱桥”');
    await message.getByRole('button', { name: /进入小程序查看/ }).click();

    await phone.screen.getByRole('heading', { name: '示例河石拱桥加固', exact: true }).waitFor();
    await sees(phone, /加固石拱桥一座/);
    const body = await phone.screen.locator('.rich').textContent();
    expect(body).toContain('*');
    expect(body).not.toContain(madeUpResidentId);

    // It was the last reminder that the person had allowed.
    await tap(phone, '以后再说');
    await tap(phone, /^关注$/);
    await allow(phone);
    await sees(phone, /已关注这个项目/);
    await tap(phone, '更多');
    await phone.screen.getByRole('dialog').getByRole('button', { name: /交易监督电话/ }).click();
    const call = phone.desk.getByRole('dialog', { name: '拨打电话' });
    await call.getByText('0839-0000000').waitFor();
    await call.getByRole('button', { name: '取消' }).click();

    await reviewer.getByRole('link', { name: '推送', exact: true }).click();
    const delivery = reviewer.getByRole('row').filter({ hasText: title });
    await delivery.getByText('订阅「石拱桥」').waitFor();
    await delivery.getByText('已送达').waitFor();
    const administrator = await consoleOf('administrator');
    await administrator.getByRole('link', { name: '操作留痕' }).click();
    const deeds = administrator.getByRole('row').filter({ hasText: title });
    await deeds.first().waitFor();
    expect(await deeds.allTextContents()).toEqual([expect.stringMatching(/演示审核.*发布公告/), expect.stringMatching(/演示编辑.*提交审核/), expect.stringMatching(/演示编辑.*起草公告/)]);
  }, 120_000);

  it('takes a bad rating and a question, and carries the answers back to the phone', async () => {
    const phone = await phoneOf('演示村民乙');
    await tab(phone, '监督');
    await phone.screen.getByRole('link', { name: /^评价服务/ }).click();
    await phone.screen.getByRole('radio', { name: '开标服务' }).click();
    await phone.screen.getByRole('radio', { name: '不满意', exact: true }).click();
    await tap(phone, '提交评价');
    await sees(phone, '请选择或写下不满意的原因，我们好改进');
    await phone.screen.getByRole('checkbox', { name: '等候时间长' }).click();
    await tap(phone, '提交评价');
    await sees(phone, /评价已提交/);
    await phone.screen.getByRole('main').getByRole('button', { name: '返回' }).click();
    await sees(phone, /共 1 次评价/);

    await phone.screen.getByRole('link', { name: /^咨询/ }).click();
    await phone.screen.getByRole('textbox', { name: '内容' }).fill('请问报名需要带哪些材料？');
    await phone.screen.getByRole('checkbox', { name: /微信里告诉我/ }).click();
    await phone.screen.getByRole('button', { name: '提交', exact: true }).click();
    await allow(phone);
    const receipt = (await phone.screen.locator('.receipt').first().textContent())?.trim() ?? '';
    expect(receipt).toMatch(/^\d{8}-[2-9A-Z]{10}$/);
    await phone.screen.getByRole('link', { name: '查看进度' }).click();
    await sees(phone, /还没有答复/);

    await answer(stack, receipt, '带营业执照和授权委托书即可。');
    const desk = await consoleOf('supervisor-desk');
    await desk.getByRole('link', { name: '评价', exact: true }).click();
    await desk.getByRole('row').filter({ hasText: '开标服务' }).getByText('待回应').waitFor();

    await phone.desk.locator('#banner button').click();
    await sees(phone, '带营业执照和授权委托书即可。');
    await tap(phone, '以后再说');
    await tap(phone, '返回');
    await tab(phone, '我的');
    await phone.screen.getByRole('link', { name: /站内信.*1 条未读/ }).click();
    await sees(phone, '您的咨询有答复了');
    await sees(phone, /微信提醒已送达/);
  }, 120_000);

  it('shows what it holds of a person in plain words, grows for old eyes, and forgets on demand', async () => {
    const phone = await phoneOf('演示村民丙');
    await tab(phone, '我的');
    await tap(phone, '微信登录');
    await tap(phone, /^微信提醒/);
    await allow(phone);
    await sees(phone, /还可收到 1 条微信提醒，用完后只放在站内信，点此补充/);

    const title = phone.screen.getByText('长辈模式', { exact: true }).filter({ visible: true });
    const sizeOf = (): Promise<number> => title.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    const before = await sizeOf();
    await phone.screen.getByRole('switch', { name: '长辈模式' }).click();
    expect(await sizeOf()).toBeCloseTo(before * 1.4, 0);
    await phone.desk.getByRole('button', { name: '重新打开小程序' }).click();
    await tab(phone, '我的');
    expect(await sizeOf()).toBeCloseTo(before * 1.4, 0);

    await phone.screen.getByRole('link', { name: /隐私说明/ }).click();
    await tap(phone, '删除我的数据');
    await phone.screen.getByRole('dialog').getByRole('button', { name: '全部删除' }).click();
    await sees(phone, '已删除：');
    await tap(phone, '返回');
    await sees(phone, '看公告、打电话、评价都不用登录');

    await tap(phone, '微信登录');
    await sees(phone, /没有未读/);
    await phone.desk.getByRole('button', { name: '李大爷（演示村民）' }).click();
    await tab(phone, '我的');
    await phone.screen.getByRole('button', { name: '微信登录' }).waitFor();
  }, 120_000);

  async function templateFilledWith(page: Page, rows: Record<string, string>[]): Promise<Buffer> {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载电子表格模板' }).click()]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await download.path());
    const sheet = workbook.getWorksheet('公告');
    const headers = (sheet?.getRow(1).values ?? []) as string[];
    for (const row of rows) sheet?.addRow(headers.slice(1).map((header) => row[header] ?? ''));
    return Buffer.from(await workbook.xlsx.writeBuffer());
  }

  it('imports a filled template and a JSON Lines file, with counts and the reason of each refusal', async () => {
    const reviewer = await consoleOf('reviewer');
    await reviewer.getByRole('link', { name: '导入', exact: true }).click();
    const good = { 标题: '示例镇蓄水池维修工程招标公告', 公告类型: '招标公告', 交易类别: '工程建设', 发布时间: '2026-11-20', 正文: '虚构内容。' };
    const xlsx = await templateFilledWith(reviewer, [good, { ...good, 标题: '' }]);
    const jsonl = Buffer.from(`${JSON.stringify({ title: '示例局办公家具采购招标公告', publishedAt: '2026-11-20', noticeType: '招标公告', bodyText: '虚构内容。' })}\n{"title":"没有日期的公告"}\n`);
    await reviewer.getByRole('switch', { name: '先送审，不直接发布' }).click();
    for (const { name, content, format, refused } of [
      { name: '示例.xlsx', content: xlsx, format: '电子表格', refused: '标题' },
      { name: '示例.jsonl', content: jsonl, format: 'JSON Lines', refused: '没有发布日期' },
    ]) {
      await reviewer.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content });
      await reviewer.getByText(format, { exact: true }).first().waitFor();
      await reviewer.getByRole('button', { name: '开始导入' }).click();
      const run = reviewer.getByRole('row').filter({ hasText: name });
      await run.getByText('已完成').waitFor();
      expect(await run.getByRole('cell').allTextContents()).toEqual(expect.arrayContaining(['2', '1', '0']));
      await run.getByRole('button', { name: '1 看原因' }).click();
      await reviewer.getByRole('dialog').getByRole('cell', { name: new RegExp(refused) }).last().waitFor();
      await reviewer.getByRole('dialog').getByRole('button', { name: /Close|关闭/ }).click();
    }
    const found = await stack.ok('GET', `/api/notices?q=${encodeURIComponent('蓄水池')}`);
    expect(found.items).toHaveLength(1);
  }, 90_000);
});
