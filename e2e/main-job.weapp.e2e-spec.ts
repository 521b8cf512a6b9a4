import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Phone } from '@sunshine/weapp-harness';
import { approve, creditsOf, messagesOf, submitted } from './support/actors.mjs';
import { answer } from './support/cases.mjs';
import { missing, Stack, until } from './support/stack.mjs';
import { closeAll, phoneOf, weappCopy, withClass } from './support/weapp.mjs';

const available = missing.length === 0 ? describe : describe.skip;
const NOTICE_ONCE = 'demo-notice-once';
const [HOME, NOTICES, SUPERVISION, MINE] = ['pages/home/index', 'pages/notices/index', 'pages/supervision/index', 'pages/mine/index'];

available('the main job on the built mini program', () => {
  let stack: Stack;
  let weapp: ReturnType<typeof weappCopy>;
  const phones: Phone[] = [];

  const publish = async (over: object) => {
    const sent = await submitted(stack, over);
    const { draft } = await approve(stack, sent);
    return { id: sent.id, projectId: draft.projectId as string };
  };
  const open = async (name: string, options: object = {}) => {
    const { user, phone } = await phoneOf(stack, name, { dir: weapp.dir, ...options });
    phones.push(phone);
    return { user, phone };
  };
  const launched = async (name: string, options: object = {}) => {
    const somebody = await open(name, options);
    await somebody.phone.launch();
    await somebody.phone.waitFor('今日');
    return somebody;
  };
  const tokenOf = (phone: Phone) => ({ token: String(phone.storage['token']) });
  const messageTo = (user: { id: string }) =>
    until('the message', async () => {
      const [message] = await messagesOf(stack, user);
      return message;
    });

  beforeAll(async () => {
    weapp = weappCopy();
    stack = await Stack.start();
    const greenChannel = { greenChannel: true, greenChannelBasis: '示例发〔2026〕1 号' };
    for (let n = 1; n <= 33; n += 1) await publish({ title: `示例村第${n}号蓄水池修建工程招标公告`, projectName: `示例村第${n}号蓄水池修建工程`, ...(n <= 3 ? greenChannel : {}) });
  }, 180_000);
  afterEach(() => expect(closeAll(phones)).toEqual([]));
  afterAll(async () => {
    await stack.stop();
    weapp.remove();
  });

  it('draws the first page of a full day after one request and with at most 100 KB a setData', async () => {
    const { phone } = await launched('看首页的人');
    expect(phone.page().route).toBe(HOME);
    expect(phone.requests.map(({ method, path, statusCode }) => ({ method, path, statusCode }))).toEqual([{ method: 'GET', path: '/api/home', statusCode: 200 }]);
    for (const { bytes } of phone.setDataSizes) expect(bytes).toBeLessThanOrEqual(100 * 1024);
    expect(phone.page().text()).toMatch(/今日 \d+ 条新公告/);
    expect(phone.page().text().indexOf('绿色通道')).toBeLessThan(phone.page().text().indexOf('今日（'));
  });

  it('leads from a part of a full day to all of it', async () => {
    const { phone } = await launched('看今天的人');
    const { today } = await stack.ok('GET', '/api/home');
    expect(today.count).toBeGreaterThan(today.notices.length);
    await phone.tap(/^再看 \d+ 条$/);
    await phone.tap(`看当天全部 ${today.count} 条`);
    await phone.waitFor(`共 ${today.count} 条公告`);
  });

  it('finds notices by words that it marks, narrows them, and goes on to the end of the list', async () => {
    const { phone } = await launched('找公告的人');
    await phone.input('搜索公告', '蓄水池');
    await phone.tap('搜索');
    await phone.waitFor('共 33 条公告');
    expect(phone.page().route).toBe(NOTICES);
    expect(withClass(phone, 'card')).toHaveLength(20);
    expect(withClass(phone, 'mark').map(({ text }) => text)).toEqual(Array.from({ length: 20 }, () => '蓄水池'));
    await phone.scrollToBottom();
    await phone.waitFor('已经到底了');
    expect(withClass(phone, 'card')).toHaveLength(33);

    await phone.tap('类别，不限');
    await phone.tap('政府采购');
    await phone.tap('确定');
    await phone.waitFor('没有符合条件的公告');
    await phone.tap('去掉条件 政府采购');
    await phone.waitFor('共 33 条公告');
    await phone.tap('金额，不限');
    await phone.input({ label: '最低（万元）' }, '9999');
    await phone.tap('确定');
    await phone.waitFor('没有符合条件的公告');
    await phone.tap('金额 1 项已选');
    await phone.tap({ text: '不限' });
    await phone.waitFor('共 33 条公告');
    await phone.tap('日期，不限');
    await phone.fire({ label: '从' }, 'change', { value: '2099-01-01' });
    await phone.tap('确定');
    await phone.waitFor('没有符合条件的公告');
  });

  it('tells a follower of the next notice once, and opens that notice from the message', async () => {
    const first = await publish({ title: '示例镇廊桥加固工程招标公告', projectName: '示例镇廊桥加固工程', bodyHtml: '<p>先前的公告全文。</p>' });
    const { user, phone } = await launched('关注项目的人');
    await phone.switchTab(NOTICES);
    await phone.waitFor(/共 \d+ 条公告/);
    await phone.input('搜索公告', '廊桥', { confirm: true });
    await phone.waitFor('共 1 条公告');
    await phone.tap('示例镇廊桥加固工程招标公告');
    await phone.waitFor('先前的公告全文。');
    expect(phone.page()).toMatchObject({ route: 'pages/project/index', query: { id: first.projectId, notice: first.id } });
    await phone.tap('关注');
    await phone.waitFor('已关注这个项目。下次有消息时微信会提醒您一次');
    await until('the credit', async () => (await creditsOf(stack, tokenOf(phone), NOTICE_ONCE)) === 1);

    const next = await publish({ projectId: first.projectId, type: 'candidates', title: '示例镇廊桥加固工程候选人公示', bodyHtml: '<p>后来的公告全文。</p>' });
    const message = await messageTo(user);
    expect(message.page).toBe(`pages/project/index?id=${first.projectId}&notice=${next.id}&topup=1`);
    expect(JSON.stringify(message)).toContain('关注「示例镇廊桥加固工程」');

    await phone.openFromMessage(message.page);
    await phone.waitFor('后来的公告全文。');
    await phone.waitFor('补充微信提醒');
    expect(phone.page().text()).toContain('全部公告（2）');
    expect(phone.page().text()).not.toContain('先前的公告全文。');

    await phone.switchTab(MINE);
    await phone.waitFor('1 条未读');
    expect(phone.page().text()).toContain('微信提醒已用完，新消息只放在站内信，点此补充');
    await phone.tap('站内信');
    await phone.waitFor('因为：您关注了「示例镇廊桥加固工程」');
    expect(phone.page().text()).toMatch(/微信提醒已(发出|送达)/);
    await phone.tap('示例镇廊桥加固工程候选人公示');
    await phone.waitFor('后来的公告全文。');
    await phone.back();
    await phone.back();
    await phone.waitFor('没有未读');
    await phone.tap('微信提醒');
    await phone.waitFor('还可收到 1 条微信提醒，用完后只放在站内信，点此补充');
    expect(await messagesOf(stack, user)).toHaveLength(1);
  });

  it('keeps what it may not push in the inbox and says so, when the dialog is refused', async () => {
    const first = await publish({ title: '示例镇水闸维修工程招标公告', projectName: '示例镇水闸维修工程' });
    const { user, phone } = await open('不要提醒的人', { choice: 'reject' });
    await phone.launch(`pages/project/index?id=${first.projectId}`);
    await phone.waitFor('全部公告（1）');
    await phone.tap('关注');
    await phone.waitFor('已关注这个项目。您没有打开微信提醒，有消息会放进“我的—站内信”');
    await publish({ projectId: first.projectId, type: 'result', title: '示例镇水闸维修工程结果公告' });
    await until('the inbox', async () => (await stack.ok('GET', '/api/inbox', tokenOf(phone))).items.length === 1);
    await phone.switchTab(MINE);
    await phone.waitFor('1 条未读');
    await phone.tap('站内信');
    await phone.waitFor('只放在站内信：');
    expect(await messagesOf(stack, user)).toEqual([]);
  });

  it('makes an alert of the list’s filter, and matches with it', async () => {
    const { user, phone } = await launched('存订阅的人');
    await phone.switchTab(NOTICES);
    await phone.tap('类别，不限');
    await phone.tap('工程建设');
    await phone.tap('确定');
    await phone.input('搜索公告', '滚水坝', { confirm: true });
    await phone.waitFor('没有符合条件的公告');
    await phone.tap('把这个条件存为订阅');
    await phone.waitFor('✓ 工程建设');
    expect(phone.find({ label: '必须都含', tag: 'input' }).attrs['value']).toBe('滚水坝');
    await phone.input({ label: '给这个订阅起个名字' }, '滚水坝');
    await phone.tap('保存订阅');
    await phone.waitFor('订阅“滚水坝”已保存。下次有消息时微信会提醒您一次');
    await until('the credit', async () => (await creditsOf(stack, tokenOf(phone), NOTICE_ONCE)) === 1);

    await publish({ title: '示例溪滚水坝重建采购公告', category: 'procurement' });
    const wanted = await publish({ title: '示例溪滚水坝重建工程招标公告' });
    const message = await messageTo(user);
    expect(message.page).toContain(`notice=${wanted.id}`);
    expect(JSON.stringify(message)).toContain('「滚水坝」标题含“滚水坝”');
    await phone.tap('看我的订阅');
    await phone.waitFor(/最近一次：.*示例溪滚水坝重建工程招标公告/);
    await phone.tap('删除订阅 滚水坝');
    await phone.tap({ text: '删除', index: 1 });
    await phone.waitFor('还没有订阅');
    expect((await stack.ok('GET', '/api/alerts', tokenOf(phone))).items).toEqual([]);
  });

  it('logs in anew, silently and once, when the session has ended', async () => {
    const { phone } = await open('登录过期的人', { storage: { token: 'ended' } });
    await phone.launch(MINE);
    await phone.waitFor('没有未读');
    const said = phone.requests.filter(({ path }) => path !== '/api/centre' && path !== '/api/inbox/counts').map(({ method, path, statusCode }) => `${method} ${path} ${statusCode}`);
    expect(said).toEqual(['GET /api/me 401', 'POST /api/session 200', 'GET /api/me 200']);
  });

  it('rings the hotline in one tap', async () => {
    const { phone } = await launched('打电话的人');
    await phone.switchTab(SUPERVISION);
    await phone.waitFor('监督电话');
    const { hotlines } = await stack.ok('GET', '/api/centre');
    await phone.tap(hotlines[0].number);
    expect(phone.calls.filter(({ api }) => api === 'makePhoneCall')).toEqual([{ api: 'makePhoneCall', options: expect.objectContaining({ phoneNumber: hotlines[0].number }), inTap: true }]);
  });

  it('sends a bad rating only with its reason, without login', async () => {
    const { phone } = await launched('打分的人');
    await phone.switchTab(SUPERVISION);
    await phone.waitFor('还没有评价');
    await phone.tap('评价服务');
    await phone.waitFor('办的是什么事');
    await phone.tap('开标服务');
    await phone.waitFor('非常不满意');
    await phone.tap('非常不满意');
    await phone.tap('提交评价');
    await phone.waitFor('请选择或写下不满意的原因');
    expect(phone.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
    await phone.tap('无故拖延');
    await phone.tap('提交评价');
    await phone.waitFor('评价已提交');
    const { items } = await stack.ok('GET', '/api/staff/ratings', { token: await stack.staff('supervisor-desk') });
    expect(items[0]).toMatchObject({ matterId: 'opening', level: 1, reasons: ['无故拖延'] });
    expect(phone.storage['token']).toBeUndefined();
    await phone.tap('返回');
    await phone.waitFor('共 1 次评价');
  });

  it('gives a receipt for a message, tells of the answer, and finds it again', async () => {
    const { user, phone } = await launched('留言的人');
    await phone.switchTab(SUPERVISION);
    await phone.waitFor('评价和诉求');
    await phone.tap('咨询');
    await phone.waitFor('想问什么');
    await phone.input({ label: '内容' }, '问');
    await phone.tap('提交');
    await phone.waitFor('请至少写 5 个字');
    await phone.input({ label: '内容' }, '报名需要带哪些材料？');
    await phone.tap('有答复时在微信里告诉我');
    await phone.tap('提交');
    await phone.waitFor(/\d{8}-[0-9A-Z]{10}/);
    const [receipt = ''] = /\d{8}-[0-9A-Z]{10}/.exec(phone.page().text()) ?? [];
    await phone.tap('查看进度');
    await phone.waitFor('还没有答复');
    await until('the credit', async () => (await creditsOf(stack, tokenOf(phone), 'demo-answer-once')) === 1);

    await answer(stack, receipt, '带营业执照即可。');
    const message = await messageTo(user);
    expect(message.page).toBe(`pages/receipt/index?receipt=${receipt}&topup=1`);
    await phone.openFromMessage(message.page);
    await phone.waitFor('带营业执照即可。');

    await phone.switchTab(SUPERVISION);
    await phone.waitFor('查受理进度');
    await phone.tap('查受理进度');
    await phone.tap(receipt);
    await phone.waitFor('带营业执照即可。');
  });

  it('opens an attachment of the centre, and hands over the address of one that WeChat cannot open', async () => {
    const attached = async (name: string, content: string) => {
      const body = new FormData();
      body.append('file', new Blob([content]), name);
      const answer = await fetch(`${stack.serverUrl}/api/staff/attachments`, { method: 'POST', headers: { authorization: `Bearer ${await stack.staff('editor')}` }, body });
      return ((await answer.json()) as { id: string }).id;
    };
    const attachmentIds = [await attached('示例清单.pdf', '%PDF-1.4\n%%EOF'), await attached('示例图纸.txt', '示例')];
    const { projectId } = await publish({ title: '示例镇凉亭修建工程招标公告', projectName: '示例镇凉亭修建工程', attachmentIds });
    const { phone } = await open('看附件的人');
    await phone.launch(`pages/project/index?id=${projectId}`);
    await phone.waitFor('附件（2）');
    await phone.tap('示例清单.pdf');
    await phone.waitFor(() => phone.calls.some(({ api, options }) => api === 'openDocument' && options['fileType'] === 'pdf') && !phone.has('正在打开附件…'));
    await phone.tap('示例图纸.txt');
    await phone.waitFor('它的地址已复制');
    const [copied] = phone.calls.filter(({ api }) => api === 'setClipboardData');
    expect(copied?.options['data']).toMatch(/\/api\/attachments\/\w+$/);
  });

  it('takes a correction from the notice that it is about', async () => {
    const notice = await publish({ title: '示例镇围墙修缮工程招标公告', projectName: '示例镇围墙修缮工程' });
    const { phone } = await launched('纠错的人');
    await phone.openFromMessage(`pages/project/index?id=${notice.projectId}&notice=${notice.id}`);
    await phone.waitFor('全部公告（1）');
    await phone.tap('更多');
    await phone.tap({ text: /^纠错/ });
    await phone.waitFor('关于公告：示例镇围墙修缮工程招标公告');
    await phone.input({ label: '内容' }, '工期应为 60 天，写成了 90 天。');
    await phone.tap('提交');
    await phone.waitFor('您的受理编号');
    const { items } = await stack.ok('GET', '/api/staff/cases', { token: await stack.staff('supervisor-desk') });
    expect(items[0]).toMatchObject({ kind: 'correction', noticeId: notice.id, text: '工期应为 60 天，写成了 90 天。' });
  });

  it('shares a card that opens the same project', async () => {
    const { id, projectId } = await publish({ title: '示例镇路灯安装工程招标公告', projectName: '示例镇路灯安装工程' });
    const { phone } = await open('分享的人');
    await phone.launch(`pages/project/index?id=${projectId}&notice=${id}`);
    await phone.waitFor('全部公告（1）');
    expect(phone.share()).toMatchObject({ title: '示例镇路灯安装工程', path: `/pages/project/index?id=${projectId}&notice=${id}` });
  });

  it('keeps elder mode over a restart and over the erasure that takes everything else', async () => {
    const { projectId } = await publish({ title: '示例镇晒坝硬化工程招标公告', projectName: '示例镇晒坝硬化工程' });
    const { phone } = await open('要删除的人');
    await phone.launch(`pages/project/index?id=${projectId}`);
    await phone.waitFor('全部公告（1）');
    await phone.tap('关注');
    await phone.waitFor('已关注这个项目');
    const old = tokenOf(phone);
    await phone.switchTab(MINE);
    await phone.waitFor('1 个项目');
    expect(withClass(phone, 'elder')).toEqual([]);
    await phone.tap('长辈模式');
    expect(withClass(phone, 'elder')).toHaveLength(1);

    const { phone: again } = await launched('要删除的人', { storage: phone.storage });
    expect(withClass(again, 'elder')).toHaveLength(1);
    await again.switchTab(MINE);
    await again.waitFor('1 个项目');
    await again.tap('隐私说明');
    await again.waitFor('我们收集什么');
    await again.tap({ text: '删除我的数据', index: 1 });
    await again.tap('全部删除');
    await again.waitFor('1 个关注已删除');
    expect(Object.keys(again.storage)).toEqual(['elder']);
    expect((await stack.api('GET', '/api/me', old)).status).toBe(401);
    await again.back();
    await again.waitFor('微信登录');
    expect(withClass(again, 'elder')).toHaveLength(1);
  });
});
