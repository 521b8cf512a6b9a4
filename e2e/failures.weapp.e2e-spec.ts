import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Phone } from '@sunshine/weapp-harness';
import { approve, person, submitted } from './support/actors.mjs';
import { Gate } from './support/gate.mjs';
import { missing, Stack, until } from './support/stack.mjs';
import { closeAll, phoneOf, weappCopy, withClass } from './support/weapp.mjs';

const available = missing.length === 0 ? describe : describe.skip;
const PAGE = 20;
/** Longer than the mini program waits for an answer. */
const PATIENCE = { timeoutMs: 30_000 };

available('the built mini program before a server that fails', () => {
  let stack: Stack;
  let gate: Gate;
  let weapp: ReturnType<typeof weappCopy>;
  let made: { noticeId: string; projectId: string; receipt: string; token: string };
  const phones: Phone[] = [];

  const open = async (path: string, storage: Record<string, unknown> = {}) => {
    const { phone } = await phoneOf(stack, '网络不好的人', { dir: weapp.dir, server: gate.url, storage });
    phones.push(phone);
    await phone.launch(path);
    return phone;
  };
  const pages = (): [path: string, shows: string | RegExp][] => [
    ['pages/home/index', '今日'],
    ['pages/notices/index', /共 \d+ 条公告/],
    ['pages/supervision/index', '监督电话'],
    ['pages/mine/index', '我的关注'],
    [`pages/project/index?id=${made.projectId}`, '全部公告（1）'],
    [`pages/scan/index?scene=n%3D${made.noticeId}`, '全部公告（1）'],
    ['pages/alerts/index', '还没有订阅'],
    ['pages/alert/index', '保存订阅'],
    ['pages/inbox/index', '还没有消息'],
    ['pages/follows/index', '还没有关注的项目'],
    ['pages/rate/index', '办的是什么事'],
    [`pages/receipt/index?receipt=${made.receipt}`, '请问几点上班？'],
    [`pages/case/index?kind=correction&notice=${made.noticeId}`, '关于公告：示例镇第1号机耕道工程招标公告'],
    ['pages/privacy/index', '我们收集什么'],
  ];

  beforeAll(async () => {
    weapp = weappCopy();
    stack = await Stack.start();
    gate = await Gate.open(stack.serverUrl);
    const { token } = await person(stack, '网络不好的人');
    const { receipt, code } = await stack.ok('POST', '/api/cases', { token, body: { kind: 'enquiry', text: '请问几点上班？', contact: '', noticeId: null } });
    const ids = [];
    for (let n = 1; n <= PAGE + 2; n += 1) {
      const sent = await submitted(stack, { title: `示例镇第${n}号机耕道工程招标公告`, projectName: `示例镇第${n}号机耕道工程` });
      ids.push({ noticeId: sent.id, projectId: (await approve(stack, sent)).draft.projectId });
    }
    await until('the check of the words', async () => (await stack.ok('POST', '/api/cases/lookup', { body: { receipt, code } })).textState === 'passed');
    made = { ...ids[0], receipt, token } as typeof made;
  }, 180_000);
  beforeEach(() => {
    gate.way = 'open';
  });
  afterEach(() => expect(closeAll(phones)).toEqual([]));
  afterAll(async () => {
    await gate.close();
    await stack.stop();
    weapp.remove();
  });

  it.each([
    ['broken', '服务器出了点问题'],
    ['foreign', '服务器的回应无法读取'],
    ['gone', '网络断了，请检查网络后重试'],
    ['silent', '网络太慢，没有等到回应，请重试'],
  ] as const)('says on every page what happened when the server is %s, and goes on after 重试', async (way, words) => {
    gate.way = way;
    const opened = await Promise.all(pages().map(async ([path, shows]) => ({ phone: await open(path, { token: made.token }), shows })));
    await Promise.all(opened.map(({ phone }) => phone.waitFor(words, PATIENCE)));
    gate.way = 'open';
    for (const { phone, shows } of opened) {
      // A page of two answers fails twice, each with its own button.
      await until('the words to go', async () => {
        if (phone.has('重试')) await phone.tap('重试');
        return !phone.page().text().includes(words);
      });
      await phone.waitFor(shows);
    }
  }, 90_000);

  it('keeps a message that could not be sent, also over a restart, and sends it once', async () => {
    const first = await open('pages/case/index?kind=enquiry');
    await first.input({ label: '内容' }, '断网时写的留言，请问几点下班？');
    await first.input({ label: '联系方式（可不填）' }, '示例微信号');
    gate.way = 'gone';
    await first.tap('提交');
    await first.waitFor('网络断了，请检查网络后重试。您填的内容已保留');

    const phone = await open('pages/case/index?kind=enquiry', first.storage);
    expect([phone.find({ label: '内容' }).attrs['value'], phone.find({ label: '联系方式（可不填）' }).attrs['value']]).toEqual(['断网时写的留言，请问几点下班？', '示例微信号']);
    await phone.tap('提交');
    await phone.waitFor('您填的内容已保留');
    gate.way = 'open';
    await phone.tap('重试');
    await phone.waitFor('您的受理编号');
    const { items } = await stack.ok('GET', '/api/staff/cases', { token: await stack.staff('supervisor-desk') });
    expect(items.filter(({ text }: { text: string }) => text.startsWith('断网时写的留言'))).toHaveLength(1);
    expect(phone.storage['case-drafts']).toEqual({});
  });

  it('keeps a rating that could not be sent', async () => {
    const phone = await open('pages/rate/index');
    await phone.waitFor('办的是什么事');
    await phone.tap('电话接听');
    await phone.waitFor('不满意');
    await phone.tap('不满意');
    await phone.tap('态度不好');
    gate.way = 'broken';
    await phone.tap('提交评价');
    await phone.waitFor('您填的内容已保留');
    expect(withClass(phone, 'choice-on').map(({ text }) => text)).toEqual(['✓ 电话接听', expect.stringContaining('✓ 不满意'), '✓ 态度不好', '✓ 匿名']);
    gate.way = 'open';
    await phone.tap('重试');
    await phone.waitFor('评价已提交');
  });

  it('keeps an alert that could not be saved', async () => {
    const phone = await open('pages/alert/index', { token: made.token });
    await phone.waitFor('保存订阅');
    await phone.input({ label: '含其中任意一个' }, '断网 渡槽');
    gate.way = 'gone';
    await phone.tap('保存订阅');
    await phone.waitFor('您填的内容已保留');
    expect(phone.find({ label: '含其中任意一个' }).attrs['value']).toBe('断网 渡槽');
    gate.way = 'open';
    await phone.tap('重试');
    await phone.waitFor('已保存');
    const { items } = await stack.ok('GET', '/api/alerts', { token: made.token });
    await stack.ok('DELETE', `/api/alerts/${items[0].id}`, { token: made.token });
  });

  it('keeps what is listed and what was searched when the next page does not come', async () => {
    const phone = await open('pages/notices/index');
    await phone.waitFor(/共 \d+ 条公告/);
    gate.way = 'gone';
    await phone.input('搜索公告', '机耕道', { confirm: true });
    await phone.waitFor('网络断了，请检查网络后重试');
    expect(phone.find({ label: '搜索公告' }).attrs['value']).toBe('机耕道');
    gate.way = 'open';
    await phone.tap('重试');
    await phone.waitFor(`共 ${PAGE + 2} 条公告`);
    gate.way = 'gone';
    await phone.scrollToBottom();
    await phone.waitFor('网络断了，请检查网络后重试');
    expect(withClass(phone, 'card')).toHaveLength(PAGE);
    gate.way = 'open';
    await phone.tap('重试');
    await phone.waitFor('已经到底了');
    expect(withClass(phone, 'card')).toHaveLength(PAGE + 2);
  });

  it('claims no follow that the server does not know of', async () => {
    const phone = await open(`pages/project/index?id=${made.projectId}`, { token: made.token });
    await phone.waitFor('全部公告（1）');
    gate.way = 'broken';
    await phone.tap('关注');
    await phone.waitFor('服务器出了点问题');
    expect(phone.has('✓ 已关注')).toBe(false);
    expect((await stack.ok('GET', '/api/follows', { token: made.token })).items).toEqual([]);
  });
});
