import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseKind } from '@sunshine/contracts/words';
import type { Browser, Locator, Page } from 'playwright-core';
import { approve, person, submitted } from './support/actors.mjs';
import { violationsOf } from './support/axe.mjs';
import { openBrowser, Windows } from './support/browser.mjs';
import { fileEarlier } from './support/rewind.mjs';
import { chromium, missing, Stack } from './support/stack.mjs';

const available = missing.length === 0 && chromium ? describe : describe.skip;
const DAY_MS = 86_400_000;

interface Filed {
  receipt: string;
  code: string;
}

interface Journey {
  kind: CaseKind;
  /** The notice that it is about; absent: none. */
  notice?: 'engineering' | 'procurement';
  formal: boolean;
  /** Words of its path or date that stand in the drawer. */
  says: string;
  suspends?: true;
}

const journeys: Journey[] = [
  { kind: 'enquiry', formal: false, says: '5 个工作日内' },
  { kind: 'suggestion', formal: false, says: '15 个工作日内' },
  { kind: 'correction', notice: 'engineering', formal: false, says: '5 个工作日内' },
  { kind: 'objection', notice: 'engineering', formal: true, says: '《招标投标法实施条例》第二十二条', suspends: true },
  { kind: 'challenge', notice: 'procurement', formal: true, says: '《政府采购法》第五十三条' },
  { kind: 'complaint', notice: 'engineering', formal: true, says: '《招标投标法实施条例》第六十一条' },
];

available('cases in the console', () => {
  let stack: Stack;
  let browser: Browser;
  const notices: Record<'engineering' | 'procurement', string> = { engineering: '', procurement: '' };
  let windows: Windows;

  beforeAll(async () => {
    stack = await Stack.start();
    browser = await openBrowser();
    windows = new Windows(browser);
    const keyDates = { bidDeadline: new Date(Date.now() + 40 * DAY_MS).toISOString() };
    for (const category of ['engineering', 'procurement'] as const) {
      const sent = await submitted(stack, { title: `示例${category === 'engineering' ? '镇道路硬化工程招标' : '局办公设备采购'}公告`, category, keyDates });
      await approve(stack, sent);
      notices[category] = sent.id;
    }
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await stack.stop();
  });
  afterEach(async () => {
    expect(await windows.close()).toEqual([]);
  });

  const consoleOf = (role: string): Promise<Page> => windows.console(stack, role);

  const file = (kind: CaseKind, notice?: 'engineering' | 'procurement', token?: string): Promise<Filed> => {
    const formal = { items: '虚构事项', requests: '请依法处理', basis: '相关规定', filerName: '示例建设有限公司', contact: '13900000000', priorFiledOn: null };
    return stack.ok('POST', '/api/cases', { ...(token ? { token } : {}), body: { kind, text: `虚构的${kind}，仅供测试使用。`, noticeId: notice ? notices[notice] : null, publishConsent: true, ...formal } });
  };

  const openCase = async (page: Page, receipt: string): Promise<Locator> => {
    await page.goto(`${stack.serverUrl}/console/cases?q=${receipt}`);
    await page.getByRole('row').filter({ hasText: receipt }).getByRole('button').first().click();
    const drawer = page.getByRole('dialog').filter({ hasText: receipt });
    await drawer.getByRole('heading', { name: '经过' }).waitFor();
    return drawer;
  };
  const confirm = async (page: Page, button: string): Promise<void> => {
    const dialog = page.locator('.ant-modal').last();
    await dialog.getByRole('button', { name: button, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };
  const sees = (where: Locator | Page, words: string): Promise<void> => where.getByText(words).first().waitFor();

  async function transfer(page: Page, drawer: Locator): Promise<void> {
    await drawer.getByRole('button', { name: '转办', exact: true }).click();
    const dialog = page.locator('.ant-modal').last();
    await dialog.getByRole('radio', { name: /^保证金股/ }).check();
    await dialog.getByLabel('转办原因').fill('涉及保证金，由该股室答复');
    await confirm(page, '转办');
  }

  async function draft(drawer: Locator, answer: string): Promise<void> {
    await drawer.getByLabel('拟答复').fill(answer);
    await drawer.getByRole('button', { name: /^送复核/ }).click();
    await sees(drawer, '您是起草人，请由另一位同事复核。');
  }

  async function approveAnswer(receipt: string): Promise<Locator> {
    const page = await consoleOf('administrator');
    const drawer = await openCase(page, receipt);
    await drawer.getByRole('button', { name: '批准并发出' }).click();
    await confirm(page, '发出');
    await drawer.getByRole('heading', { name: '答复', exact: true }).waitFor();
    return drawer;
  }

  /** The filer reads the answer by number and code and rates it. */
  async function rateAnswer(filed: Filed): Promise<void> {
    const { ratingToken, answer } = await stack.ok('POST', '/api/cases/lookup', { body: filed });
    expect(answer).toContain('虚构答复');
    const { matterId, form } = await stack.ok('GET', `/api/ratings/token/${ratingToken}`);
    await stack.ok('POST', '/api/ratings', { body: { formId: form.id, matterId, token: ratingToken, level: 5, answers: [] } });
  }

  it.each(journeys)('$kind: from the queue to a rated answer', async ({ kind, notice, formal, says, suspends }) => {
    const { token } = await person(stack, `提交${kind}的人`);
    const filed = await file(kind, notice, token);
    const desk = await consoleOf('supervisor-desk');
    let drawer = await openCase(desk, filed.receipt);
    if (formal) {
      await drawer.getByRole('button', { name: '受理', exact: true }).click();
      await confirm(desk, '受理');
    }
    await sees(drawer, says);
    expect(await drawer.getByText('暂停中').count()).toBe(suspends ? 1 : 0);

    await transfer(desk, drawer);
    drawer = await openCase(desk, filed.receipt);
    await sees(drawer, '转保证金股：涉及保证金，由该股室答复');
    await draft(drawer, '虚构答复，仅供测试。');
    expect(await drawer.getByRole('button', { name: '批准并发出' }).count()).toBe(0);

    const answered = await approveAnswer(filed.receipt);
    if (suspends) await answered.getByText(/暂停，.*恢复$/).waitFor();
    await rateAnswer(filed);
    // Whoever wrote the answer knows the filer, and is not to know that it was rated.
    expect(await (await openCase(desk, filed.receipt)).getByText('评价答复').count()).toBe(0);
  }, 120_000);

  it('puts what is late on top, across the holidays, and demands the reason before it is answered', async () => {
    const fresh = await file('enquiry');
    const late = await file('challenge', 'procurement');
    // The seventh working day after 30 September 2026, with the National Day between.
    await fileEarlier(stack, late.receipt, '2026-09-30 02:00:00.000', '2026-10-15');
    const desk = await consoleOf('supervisor-desk');
    await desk.goto(`${stack.serverUrl}/console/cases`);
    const first = desk.locator('tbody tr.ant-table-row').first();
    await first.getByText(late.receipt).waitFor();
    await first.getByText(/^已超期 \d+ 个工作日$/).waitFor();
    await desk.getByText(fresh.receipt).waitFor();
    expect(await violationsOf(desk)).toEqual([]);

    const drawer = await openCase(desk, late.receipt);
    await sees(drawer, '2026-10-15');
    await sees(drawer, '国庆节 7 天');
    await drawer.getByRole('button', { name: '受理', exact: true }).click();
    await confirm(desk, '受理');
    await drawer.getByLabel('拟答复').fill('虚构答复，迟到的。');
    await drawer.getByRole('button', { name: /^送复核/ }).click();
    await sees(drawer, '已经超期，请写明原因');
    expect(await violationsOf(desk)).toEqual([]);
    await drawer.getByLabel('超期原因').fill('专家论证时间较长');
    await drawer.getByRole('button', { name: /^送复核/ }).click();
    await sees(drawer, '您是起草人，请由另一位同事复核。');
    await sees(await approveAnswer(late.receipt), '专家论证时间较长');
    expect((await stack.ok('POST', '/api/cases/lookup', { body: late })).lateReason).toBe('专家论证时间较长');
  }, 120_000);

  it('refuses with a reason, notes a call, and shows the filer only on request', async () => {
    const filed = await file('objection', 'engineering');
    const desk = await consoleOf('supervisor-desk');
    const drawer = await openCase(desk, filed.receipt);
    expect(await drawer.getByText('13900000000').count()).toBe(0);
    await drawer.getByRole('button', { name: /^显示完整联系方式/ }).click();
    await sees(drawer, '示例建设有限公司，13900000000');
    await drawer.getByRole('button', { name: '不予受理' }).click();
    await desk.getByLabel('不予受理的理由').fill('不是潜在投标人或者利害关系人');
    await confirm(desk, '不予受理');
    await drawer.getByText('不予受理：不是潜在投标人或者利害关系人').waitFor();

    await desk.goto(`${stack.serverUrl}/console/cases`);
    await desk.getByRole('button', { name: '来电来访登记' }).click();
    await desk.getByLabel('对方说了什么').fill('来电询问保证金几天退还，虚构。');
    await desk.getByRole('combobox', { name: /^哪条公告/ }).fill('道路硬化');
    await desk.getByTitle('示例镇道路硬化工程招标公告', { exact: true }).click();
    expect(await violationsOf(desk)).toEqual([]);
    await desk.getByRole('button', { name: '登记', exact: true }).click();
    await desk.getByText('查询码只显示这一次').waitFor();
    const token = await stack.staff('supervisor-desk');
    const { items } = await stack.ok('GET', '/api/staff/cases?kind=enquiry&limit=100', { token });
    expect(items.filter(({ source }: { source: string }) => source === 'hotline')).toMatchObject([{ noticeId: notices.engineering }]);
  }, 120_000);

  it('gives a task about a project that is found by its words', async () => {
    const token = await stack.staff('supervisor-desk');
    const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
    const term = { name: '监督庚（演示）', identity: '人大代表', unit: '虚构乡人大', startsOn: dayIn(-1), appointmentNo: '演聘〔2026〕7号', appointmentText: '聘请监督庚（演示）为特约监督员。' };
    const { code } = await stack.ok('POST', '/api/staff/supervisors', { token, body: term });
    await stack.ok('POST', '/api/supervisor/acceptance', { token: (await person(stack, '监督庚（演示）')).token, body: { code } });
    const desk = await consoleOf('supervisor-desk');
    await desk.goto(`${stack.serverUrl}/console/supervision-tasks`);
    await desk.getByRole('button', { name: '交办任务' }).click();
    const choose = async (label: RegExp | string, words: string, title: RegExp | string): Promise<void> => {
      await desk.getByRole('combobox', { name: label }).fill(words);
      await desk.locator('.ant-select-dropdown:visible').getByTitle(title).first().click();
    };
    for (const field of ['任务', '责任', '措施']) await desk.getByLabel(field, { exact: true }).fill('到场监督（虚构）');
    await choose(/^项目/, '示例', /示例/);
    await choose('监督员', '监督庚', /监督庚/);
    await choose(/^责任人/, '', /./);
    await desk.getByLabel('报告期限').fill(dayIn(30));
    await desk.keyboard.press('Enter');
    await desk.getByRole('row').filter({ hasText: '到场监督（虚构）' }).waitFor();
    expect((await stack.ok('GET', '/api/staff/tasks', { token })).items).toMatchObject([{ projectName: expect.stringContaining('示例') as unknown }]);
  }, 120_000);

  it('publishes an answer without the person, where they agreed', async () => {
    const filed = await file('suggestion');
    const desk = await consoleOf('supervisor-desk');
    await draft(await openCase(desk, filed.receipt), '虚构答复，可以公开。');
    await approveAnswer(filed.receipt);
    const { items } = await stack.ok('GET', '/api/staff/content-checks', { token: await stack.staff('supervisor-desk') });
    for (const { id } of items) await stack.ok('POST', `/api/staff/content-checks/${id}/decision`, { token: await stack.staff('supervisor-desk'), body: { pass: true, reason: '' } });
    const drawer = await openCase(desk, filed.receipt);
    await drawer.getByRole('button', { name: '整理后公开' }).click();
    await desk.getByLabel('标题').fill('能不能在线看附件');
    await confirm(desk, '公开');
    await sees(drawer, '这次问答已经公开。');
    expect((await stack.ok('GET', '/api/questions')).items[0]).toMatchObject({ title: '能不能在线看附件' });
  }, 120_000);
});
