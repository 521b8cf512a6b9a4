import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Phone } from '@sunshine/weapp-harness';
import { approve, creditsOf, messagesOf, submitted } from './support/actors.mjs';
import { accept, answer, handle, refuse, transfer } from './support/cases.mjs';
import { missing, root, Stack, until } from './support/stack.mjs';
import { closeAll, phoneOf, weappCopy } from './support/weapp.mjs';

const available = missing.length === 0 ? describe : describe.skip;
const PROJECT = 'pages/project/index';
const CASE = 'pages/case/index';
const RECEIPT = /\d{8}-[2-9A-HJKMNP-Z]{10}/;
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

/** What happens on 28 September 2026 (a Monday), before 中秋 is over and the week of 国庆 begins. */
const FILED_AT = '2026-09-28T01:00:00Z';
const aheadOf = (instant: string) => Date.parse(instant) - Date.now();

available('every kind of case on the built mini program, across the holidays of 2026', () => {
  let stack: Stack;
  let weapp: ReturnType<typeof weappCopy>;
  let aheadMs = aheadOf(FILED_AT);
  const phones: Phone[] = [];
  let objected: { projectId: string; receipt: string; storage: Record<string, unknown> };
  let challenged: { id: string; projectId: string };

  const clock = () => ({ NODE_OPTIONS: `--import ${pathToFileURL(path.join(root, 'e2e/support/shifted-clock.mjs')).href}`, CLOCK_AHEAD_MS: String(aheadMs) });
  /** The same centre at a later time; it never goes back, or what is due would wait. */
  const travelTo = async (instant: string) => {
    aheadMs = aheadOf(instant);
    await stack.killServer();
    stack.staffTokens.clear();
    await stack.startServer(clock());
  };
  const publish = async (over: object) => {
    const sent = await submitted(stack, over);
    const { draft } = await approve(stack, sent);
    return { id: sent.id, projectId: draft.projectId as string };
  };
  const open = async (name: string, options: object = {}) => {
    const somebody = await phoneOf(stack, name, { dir: weapp.dir, clockAheadMs: aheadMs, ...options });
    phones.push(somebody.phone);
    return somebody;
  };
  const onNotice = async (name: string, notice: { id: string; projectId: string }, options: object = {}) => {
    const somebody = await open(name, options);
    await somebody.phone.openFromMessage(`${PROJECT}?id=${notice.projectId}&notice=${notice.id}`);
    await somebody.phone.waitFor('全部公告');
    return somebody;
  };
  /** From the notice's menu to the form of a kind. */
  const choose = async (phone: Phone, kind: string) => {
    await phone.tap('更多');
    await phone.waitFor('对这个项目提');
    await phone.waitFor('建议');
    if (!phone.has({ text: new RegExp(`^${kind}`) })) await phone.tap('现在不适用的');
    await phone.tap({ text: new RegExp(`^${kind}`) });
    await phone.waitFor(/谁可以提|交给谁办|现在不能提/);
  };
  const fill = async (phone: Phone, words: Record<string, string>) => {
    for (const [label, value] of Object.entries(words)) await phone.input({ label }, value);
  };
  const formal = { 姓名或单位名称: '示例建设有限公司', 联系电话: '13800138000', 具体事项: '招标文件第三章第二条', 事实和理由: '要求提供本地业绩，限制了外地企业投标。', 请求: '删去第三章第二条' };
  /** What the done page shows. */
  const sent = async (phone: Phone) => {
    await phone.tap('提交');
    await phone.waitFor('查询码');
    const text = phone.page().text();
    const receipt = RECEIPT.exec(text)?.[0] ?? '';
    return { receipt, code: /\n([2-9A-HJKMNP-Z]{6})\n/.exec(text)?.[1] ?? '' };
  };
  const progress = async (phone: Phone, receipt: string) => {
    await phone.openFromMessage(`pages/receipt/index?receipt=${receipt}`);
    await phone.waitFor('办理经过');
    return phone.page().text();
  };

  beforeAll(async () => {
    weapp = weappCopy();
    stack = await Stack.start(clock(), clock());
  }, 180_000);
  afterEach(() => expect(closeAll(phones)).toEqual([]));
  afterAll(async () => {
    await stack.stop();
    weapp.remove();
  });

  it('lets somebody complain about a project in three screens on the first visit, without a login', async () => {
    const notice = await publish({ title: '示例镇道路硬化工程候选人公示', projectName: '示例镇道路硬化工程', type: 'candidates' });
    const { phone } = await onNotice('第一次来的人', notice);
    const screens = [phone.page().route];
    await choose(phone, '投诉');
    screens.push(phone.page().route);
    await phone.tap('哪天截止：看依据');
    await phone.waitFor('招标投标法实施条例 第六十条');
    await fill(phone, formal);
    const { receipt, code } = await sent(phone);
    screens.push(`${phone.page().route}，已收到`);
    expect(screens).toEqual([PROJECT, CASE, `${CASE}，已收到`]);
    expect([receipt, code]).toEqual([expect.stringMatching(RECEIPT), expect.stringMatching(/^.{6}$/)]);
    // 3 working days over 国庆: 29 and 30 September, 8 October.
    expect(phone.page().text()).toMatch(/是否受理\s*10月8日/);
    expect(phone.storage['token']).toBeUndefined();
    expect(phone.requests.filter(({ method }) => method !== 'GET').map(({ path: asked }) => asked)).toEqual(['/api/cases']);
  });

  it('takes a photo with an objection, and rests the tender while it is open', async () => {
    const notice = await publish({ title: '示例镇桥梁加固工程招标公告', projectName: '示例镇桥梁加固工程', keyDates: { bidDeadline: '2026-10-20T01:30:00.000Z' } });
    const { phone } = await onNotice('提异议的人', notice);
    await choose(phone, '异议');
    // Ten days before 20 October.
    expect(phone.page().text()).toMatch(/哪天截止\s*10月10日/);
    await fill(phone, formal);
    phone.answers.files = () => [{ name: '现场.png', bytes: PNG }];
    await phone.tap('拍照或选照片');
    await phone.waitFor('已上传');
    const { receipt } = await sent(phone);
    // 3 days end within 国庆 and roll to the first working day.
    expect(phone.page().text()).toMatch(/答复您\s*10月8日/);

    await accept(stack, receipt);
    await phone.openFromMessage(`${PROJECT}?id=${notice.projectId}`);
    await phone.waitFor('已暂停');
    expect(phone.page().text()).toContain('因异议暂停招标投标活动');
    await transfer(stack, receipt, 'supervision', '请监督股核实');
    objected = { ...notice, receipt, storage: phone.storage };
  });

  it('tells the filer of the answer, who rates it', async () => {
    const { user, phone } = await open('咨询的人');
    await phone.launch(`${CASE}?kind=enquiry`);
    await phone.waitFor('内容');
    await phone.input({ label: '内容' }, '报名需要带哪些材料？');
    await phone.tap('有答复时在微信里告诉我');
    // The templates come while somebody types.
    await phone.waitFor(() => phone.storage['centre'] !== undefined);
    const { receipt } = await sent(phone);
    await until('the credit', async () => (await creditsOf(stack, { token: String(phone.storage['token']) }, 'demo-answer-once')) === 1);
    await answer(stack, receipt, '带营业执照即可。');
    const message = await until('the message', async () => (await messagesOf(stack, user))[0]);
    expect(message.page).toContain(`receipt=${receipt}`);
    await phone.openFromMessage(message.page);
    await phone.waitFor('带营业执照即可。');
    await phone.tap('评价这次答复');
    await phone.waitFor('满意');
    expect(phone.page()).toMatchObject({ route: 'pages/rate/index', query: { t: expect.stringMatching(/^.{22}$/) } });
    await phone.tap('非常满意');
    await phone.tap('提交评价');
    await phone.waitFor(/评价已(提交|收到)/);
    expect(await progress(phone, receipt)).toContain('您已经评价过这次答复');
  });

  it('takes a correction in one tap from its notice', async () => {
    const notice = await publish({ title: '示例镇围墙修缮工程招标公告', projectName: '示例镇围墙修缮工程' });
    const { phone } = await onNotice('纠错的人', notice);
    await phone.waitFor('这条公告有错？纠错');
    await phone.tap('这条公告有错？纠错');
    await phone.waitFor('关于公告：示例镇围墙修缮工程招标公告');
    await phone.input({ label: '内容' }, '工期应为 60 天，写成了 90 天。');
    const { receipt } = await sent(phone);
    expect(phone.page().text()).toMatch(/答复您\s*10月10日/);
    await answer(stack, receipt, '已更正，谢谢您。');
    expect(await progress(phone, receipt)).toContain('已更正，谢谢您。');
  });

  it('counts a challenge by the law of procurement', async () => {
    const notice = await publish({ title: '示例局办公家具采购结果公告', projectName: '示例局办公家具采购', category: 'procurement', type: 'result' });
    const { phone } = await onNotice('质疑的人', notice);
    await choose(phone, '质疑');
    expect(phone.page().text()).toContain('政府采购法');
    await fill(phone, formal);
    const { receipt } = await sent(phone);
    // 7 working days: 29 and 30 September, 8, 9 and 10 (a worked Saturday), 12 and 13 October.
    expect(phone.page().text()).toMatch(/答复您\s*10月13日/);
    await accept(stack, receipt);
    await answer(stack, receipt, '中标结果有效。');
    expect(await progress(phone, receipt)).toContain('中标结果有效。');

    challenged = notice;
  });

  it('explains a kind that does not fit, and leads to the one that does', async () => {
    const notice = await publish({ title: '示例镇水渠修复工程招标公告', projectName: '示例镇水渠修复工程', keyDates: { bidDeadline: '2026-10-28T01:30:00.000Z' } });
    const { phone } = await onNotice('选错的人', notice);
    await choose(phone, '质疑');
    await phone.waitFor('质疑是政府采购的渠道');
    expect(phone.page().text()).toContain('现在不能提质疑');
    await phone.tap('改为异议');
    await phone.waitFor('对招标文件的异议');
    expect(phone.page()).toMatchObject({ route: CASE, query: { kind: 'objection', notice: notice.id } });
  });

  it('asks for the day of the challenge before a complaint of procurement, and then says until when', async () => {
    const notice = await publish({ title: '示例局打印机采购结果公告', projectName: '示例局打印机采购', category: 'procurement', type: 'result' });
    const { phone } = await onNotice('投诉采购的人', notice);
    await choose(phone, '投诉');
    await phone.waitFor('须先提出质疑');
    await phone.fire({ label: /此前提出的日期/ }, 'change', { value: '2026-09-10' });
    await phone.waitFor(() => phone.has({ label: '具体事项' }));
    await fill(phone, formal);
    const { receipt } = await sent(phone);
    await accept(stack, receipt);
    expect(await progress(phone, receipt)).toMatch(/投诉\s*办理中/);
  });

  it('lets the filer add, take consent back and withdraw, with number and code on any phone', async () => {
    const first = await open('建议的人');
    await first.phone.launch(`${CASE}?kind=suggestion`);
    await first.phone.waitFor('内容');
    await first.phone.input({ label: '内容' }, '希望大厅多放几把椅子。');
    await first.phone.tap('可以公开问题和答复（不带姓名和联系方式）');
    const { receipt, code } = await sent(first.phone);
    await first.phone.tap('复制编号和查询码');
    expect(first.phone.calls.find(({ api }) => api === 'setClipboardData')?.options['data']).toContain(code);

    const { phone } = await open('换了手机的人');
    await phone.launch('pages/receipt/index');
    await phone.input({ label: '受理编号' }, receipt.toLowerCase().replace('-', ' '));
    await phone.tap('查询');
    await phone.waitFor('没有找到');
    await phone.input({ label: '查询码' }, code.toLowerCase());
    await phone.tap('查询');
    await phone.waitFor('办理经过');
    await phone.tap('补充材料');
    await phone.input({ label: '补充说明' }, '最好有靠背。');
    await phone.tap('提交补充材料');
    await phone.waitFor('补充材料 · 提交人');
    await phone.tap('收回公开的同意');
    await phone.waitFor('撤回公开同意');
    await phone.tap({ text: '撤回' });
    await phone.waitFor('撤回后不再办理和答复');
    await phone.tap({ text: '撤回', index: 1 });
    await phone.waitFor('您已经撤回，不再答复');
  });

  it('passes on no code with an address, and remembers receipts from before there were codes', async () => {
    const { phone } = await open('老用户', { storage: { receipts: ['20250101-ABCDEFGHJK'] } });
    await phone.launch('pages/receipt/index');
    await phone.waitFor('20250101-ABCDEFGHJK');
    await phone.tap('20250101-ABCDEFGHJK');
    await phone.waitFor('没有找到');
    await phone.openFromMessage(`${CASE}?kind=enquiry`);
    await phone.waitFor('内容');
    await phone.input({ label: '内容' }, '请问何时开标？');
    const { receipt, code } = await sent(phone);
    await phone.tap('查看进度');
    await phone.waitFor('办理经过');
    expect(phone.page().query).toEqual({ receipt });
    expect(phone.share()).toBeUndefined();
    expect(phone.requests.filter(({ path: asked }) => asked.includes(code))).toEqual([]);
  });

  it('keeps what was typed about one notice, and out of what is typed about another', async () => {
    const { phone } = await open('改主意的人');
    await phone.launch(`${CASE}?kind=enquiry`);
    await phone.waitFor('内容');
    await phone.input({ label: '内容' }, '报名需要带哪些材料？');
    await phone.openFromMessage(`${CASE}?kind=suggestion`);
    await phone.waitFor('内容');
    expect(phone.find({ label: '内容' }).attrs['value']).toBe('');
    await phone.openFromMessage(`${CASE}?kind=enquiry`);
    await phone.waitFor('内容');
    expect(phone.find({ label: '内容' }).attrs['value']).toBe('报名需要带哪些材料？');
  });

  it('asks to be rung back outside the hours', async () => {
    await travelTo('2026-09-28T13:00:00Z');
    const { phone } = await open('晚上打电话的人');
    await phone.launch('pages/hotline/index');
    await phone.waitFor('现在不在接听时间');
    await phone.tap('请给我回电');
    await phone.waitFor('请填写您的电话');
    await fill(phone, { 您的电话: '（0839）1234567', 想说什么事: '想问保证金什么时候退' });
    await phone.tap('请给我回电');
    await phone.waitFor('我们会给您回电');
    const receipt = RECEIPT.exec(phone.page().text())?.[0] ?? '';
    expect(await progress(phone, receipt)).toContain('咨询');
  }, 60_000);

  it('shows a late answer as late, with its reason, and lets the tender go on', async () => {
    await travelTo('2026-10-12T01:00:00Z');
    const { receipt, projectId, storage } = objected;
    const { phone } = await open('提异议的人', { storage });
    const overdue = await progress(phone, receipt);
    expect(overdue).toMatch(/答复期限\s*10月8日\s*（已超期 4 天）/);
    expect(overdue).toContain('转监督股：请监督股核实');
    expect(overdue).toContain('附件（1）');
    const refused = await handle(stack, receipt, 'draft', { answer: '第三章第二条已删去。', lateReason: '', submit: true });
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'LATE_REASON_NEEDED' } } });
    await answer(stack, receipt, '第三章第二条已删去。', '等待专家论证');

    const answered = await progress(phone, receipt);
    expect(answered).toContain('第三章第二条已删去。');
    expect(answered).toContain('超期原因：等待专家论证');
    expect(answered).toMatch(/答复期限\s*10月8日\s*（晚了 4 天）/);
    await phone.openFromMessage(`${PROJECT}?id=${projectId}`);
    await phone.waitFor('曾暂停');
  }, 120_000);

  it('explains what is late, takes it all the same, and shows the formal refusal', async () => {
    await travelTo('2026-11-20T01:00:00Z');
    const { phone } = await onNotice('晚来的人', challenged);
    await choose(phone, '质疑');
    await phone.waitFor('已过期限');
    expect(phone.page().text()).toContain('改为投诉');
    await phone.tap('仍要提交');
    await fill(phone, formal);
    const { receipt } = await sent(phone);
    await refuse(stack, receipt, '已超过法定期限', '可以向财政部门投诉');
    const told = await progress(phone, receipt);
    expect(told).toContain('不予受理');
    expect(told).toContain('已超过法定期限');
    expect(told).toContain('您还可以：可以向财政部门投诉');
  }, 120_000);
});
