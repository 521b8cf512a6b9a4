import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Phone } from '@sunshine/weapp-harness';
import { approve, creditsOf, messagesOf, submitted } from './support/actors.mjs';
import { missing, Stack, until } from './support/stack.mjs';
import { closeAll, phoneOf, weappCopy, withClass } from './support/weapp.mjs';

const available = missing.length === 0 ? describe : describe.skip;
const NOTICE_ONCE = 'demo-notice-once';
const [ALERT, ALERTS, INBOX, MINE] = ['pages/alert/index', 'pages/alerts/index', 'pages/inbox/index', 'pages/mine/index'];
const HOUR_MS = 3_600_000;

available('alerts on the built mini program', () => {
  let stack: Stack;
  let weapp: ReturnType<typeof weappCopy>;
  const phones: Phone[] = [];

  const publish = async (over: object) => {
    const sent = await submitted(stack, over);
    const { draft } = await approve(stack, sent);
    return { id: sent.id, projectId: draft.projectId as string };
  };
  const open = async (name: string, route: string, options: object = {}) => {
    const { user, phone } = await phoneOf(stack, name, { dir: weapp.dir, ...options });
    phones.push(phone);
    await phone.launch(route);
    return { user, phone };
  };
  const sees = (phone: Phone, wanted: string | RegExp | (() => boolean)) => phone.waitFor(wanted, { timeoutMs: 15_000 });
  const tokenOf = (phone: Phone) => ({ token: String(phone.storage['token']) });
  const itemsOf = async (phone: Phone) => (await stack.ok('GET', '/api/inbox', tokenOf(phone))).items;
  const inboxHolds = (phone: Phone, title: string) => until(`${title} in the inbox`, async () => (await itemsOf(phone)).some((item: { title: string }) => item.title.includes(title)));
  const messageTo = (user: { id: string }, count: number) =>
    until(`message ${count}`, async () => {
      const messages = await messagesOf(stack, user);
      return messages.length >= count && messages[0];
    });
  const allowed = (phone: Phone) => until('the credit', async () => (await creditsOf(stack, tokenOf(phone), NOTICE_ONCE)) > 0);

  /** The editor of a new alert on somebody's phone, with these words typed. */
  const writing = async (name: string, words: string) => {
    const somebody = await open(name, ALERT);
    await sees(somebody.phone, '公告里的词');
    await somebody.phone.input({ label: '含其中任意一个' }, words);
    return somebody;
  };
  const save = async (phone: Phone, name: string) => {
    await phone.tap('保存订阅');
    await sees(phone, `订阅“${name}”已保存`);
    await allowed(phone);
  };

  beforeAll(async () => {
    weapp = weappCopy();
    stack = await Stack.start();
  }, 180_000);
  afterEach(() => expect(closeAll(phones)).toEqual([]));
  afterAll(async () => {
    await stack.stop();
    weapp.remove();
  });

  it('shows what an alert would have found while it is written, offers the field’s other words, and keeps what was typed when a save fails', async () => {
    for (const place of ['甲', '乙', '丙', '丁', '戊', '己']) await publish({ title: `示例镇${place}村隧道维修工程招标公告`, projectName: `示例镇${place}村隧道维修工程` });
    const { phone } = await open('写订阅的人', ALERT);
    await sees(phone, '公告里的词');
    expect(phone.storage['token']).toBeUndefined();
    await phone.input({ label: '含其中任意一个' }, '隧道');
    await sees(phone, /过去 30 天有 6 条符合/);
    expect(withClass(phone, 'card')).toHaveLength(5);
    expect(withClass(phone, 'mark').map(({ text }) => text)).toEqual(Array.from({ length: 5 }, () => '隧道'));

    await sees(phone, '公告里也常这样写，点一下就加上：');
    const [offer] = withClass(phone, 'choice').filter(({ text }) => text.startsWith('＋'));
    const word = offer?.text.replace('＋ ', '') ?? '';
    await phone.tap(`加上 ${word}`);
    expect(phone.find({ label: '含其中任意一个', tag: 'input' }).attrs['value']).toBe(`隧道 ${word}`);

    await phone.tap('更多条件');
    await phone.input({ label: '不要含' }, '丙村');
    await sees(phone, /过去 30 天有 5 条符合/);
    await phone.input({ label: '最低（万元）' }, '60');
    await phone.input({ label: '最高（万元）' }, '50');
    await phone.tap('保存订阅');
    await sees(phone, '最低金额不能高于最高金额');
    expect(phone.find({ label: '不要含', tag: 'input' }).attrs['value']).toBe('丙村');
  });

  it('asks twice before it saves an alert for everything', async () => {
    const { phone } = await open('什么都要的人', ALERT);
    await sees(phone, '公告里的词');
    await phone.input({ label: '给这个订阅起个名字' }, '全部');
    await phone.tap('保存订阅');
    await sees(phone, '一个条件都没有设，每条公告都算符合，都会通知您。');
    expect(phone.storage['token']).toBeUndefined();
    await phone.tap('保存订阅');
    await sees(phone, '订阅“全部”已保存');
    await phone.openFromMessage(ALERT);
    await sees(phone, /过去 30 天有 \d+ 条符合/);
    await sees(phone, '一个条件都没有设，每条公告都算符合，都会通知您。');
    await phone.openFromMessage(ALERTS);
    await sees(phone, '删除订阅 全部');
    await phone.tap('删除订阅 全部');
    await phone.tap({ text: '删除', index: 1 });
    await sees(phone, '还没有订阅');
  });

  it('finds an owner by a part of its name, and rings for that owner only', async () => {
    await publish({ title: '示例乡水渠清淤工程招标公告', ownerName: '示例县灯塔管理站' });
    const { user, phone } = await open('选业主的人', ALERT);
    await sees(phone, '更多条件');
    await phone.tap('更多条件');
    await phone.input({ label: '业主单位' }, '灯塔');
    await sees(phone, '示例县灯塔管理站');
    await phone.tap({ label: /^选 示例县灯塔管理站/ });
    await sees(phone, '过去 30 天有 1 条符合。');
    await save(phone, '业主 示例县灯塔管理站');
    await publish({ title: '示例乡提灌站维修工程招标公告', ownerName: '示例县渡口管理站' });
    const wanted = await publish({ title: '示例乡山坪塘整治工程招标公告', ownerName: '示例县灯塔管理站' });
    expect((await messageTo(user, 1)).page).toContain(`notice=${wanted.id}`);
    expect(await itemsOf(phone)).toHaveLength(1);
    await phone.tap('看我的订阅');
    await sees(phone, '业主 示例县灯塔管理站');
  });

  it('tells why, shows the log, says when reminders are used up, and takes more at the place where that is said', async () => {
    const { user, phone } = await writing('用完次数的人', '廊桥');
    await save(phone, '廊桥');
    await sees(phone, '还可收到 1 条微信提醒，用完后只放在站内信，点此补充');
    const first = await publish({ title: '示例镇风雨廊桥修缮工程招标公告' });
    const message = await messageTo(user, 1);
    expect(message.page).toContain(`notice=${first.id}`);
    expect(JSON.stringify(message)).toContain('廊桥');

    await publish({ title: '示例村廊桥照明采购公告' });
    await inboxHolds(phone, '廊桥照明');
    await phone.switchTab(MINE);
    await sees(phone, '2 条未读，其中 1 条没能送到微信');
    await phone.tap('站内信');
    await sees(phone, '微信提醒已用完，新消息只放在站内信，点此补充');
    await sees(phone, '因为：符合订阅「廊桥」：标题含“廊桥”');
    await phone.tap('看经过');
    await sees(phone, '提醒的经过');
    await sees(phone, () => withClass(phone, 'step').length >= 2);
    expect(withClass(phone, 'step').map(({ text }) => text).join('\n')).toContain('次数已用完');
    await phone.tap('关闭');

    await phone.tap('未送到微信');
    await sees(phone, () => withClass(phone, 'push-state').length === 1);
    expect(phone.page().text()).toContain('廊桥照明');
    await phone.tap('微信提醒');
    await sees(phone, '还可收到 1 条微信提醒，用完后只放在站内信，点此补充');
    await publish({ title: '示例乡廊桥加固工程招标公告' });
    await messageTo(user, 2);

    await phone.tap('全部');
    await publish({ title: '示例乡廊桥栏杆采购公告' });
    await sees(phone, '示例乡廊桥栏杆采购公告');
    await sees(phone, () => withClass(phone, 'unread-word').length > 0);
    await phone.switchTab(MINE);
    await sees(phone, '没有未读');
    await publish({ title: '示例乡廊桥油漆采购公告' });
    await sees(phone, '1 条未读，其中 1 条没能送到微信');
  });

  it('invites to top up when the last reminder is opened', async () => {
    const { phone } = await writing('点开最后一条的人', '没有这样的词');
    await save(phone, '没有这样的词');
    await phone.openFromMessage(`${INBOX}?topup=1`);
    await sees(phone, '补充一次');
    await phone.tap('补充一次');
    await sees(phone, '还可收到 2 条微信提醒，用完后只放在站内信。');
    await phone.tap('以后再说');
    await sees(phone, () => !phone.has('补充微信提醒'));
  });

  it('keeps a paused alert’s finds in the inbox only, and rings again when it is resumed', async () => {
    const { user, phone } = await writing('暂停的人', '蓄水池');
    await save(phone, '蓄水池');
    await phone.tap('看我的订阅');
    await sees(phone, '立即提醒');
    await phone.tap('暂停订阅 蓄水池');
    await phone.tap('30 天');
    await phone.tap({ text: '暂停', index: 1 });
    await sees(phone, /暂停到 \d+月\d+日，期间只放在站内信/);
    await publish({ title: '示例村蓄水池维修工程招标公告' });
    await inboxHolds(phone, '蓄水池维修');
    expect((await itemsOf(phone)).map(({ state, stateReason }: { state: string; stateReason: string }) => [state, stateReason])).toEqual([['inbox-only', '订阅暂停中']]);

    await phone.tap('恢复订阅 蓄水池');
    await sees(phone, '暂停订阅 蓄水池');
    const wanted = await publish({ title: '示例村蓄水池新建工程招标公告' });
    expect((await messageTo(user, 1)).page).toContain(`notice=${wanted.id}`);
  });

  it('gathers a day’s finds in a digest, and says until when they wait', async () => {
    const { user, phone } = await writing('要汇总的人', '路灯');
    await phone.tap('每天汇总');
    // Far enough ahead that its time does not come while we look, in Shanghai.
    const at = new Date(Date.now() + (6 + 8) * HOUR_MS).toISOString().slice(11, 16);
    await phone.fire({ label: /^几点汇总/ }, 'change', { value: at });
    await save(phone, '路灯');
    await publish({ title: '示例镇路灯安装工程招标公告' });
    await inboxHolds(phone, '路灯安装');
    await phone.openFromMessage(INBOX);
    await sees(phone, new RegExp(`放进 \\d+月\\d+日 ${at} 的汇总一起提醒`));
    expect(await messagesOf(stack, user)).toEqual([]);
    await phone.openFromMessage(ALERTS);
    await sees(phone, `每天 ${at} 汇总提醒`);
  });

  it('follows an owner from a project, and lists what is followed by kind', async () => {
    const { projectId } = await publish({ title: '示例镇围墙修缮工程招标公告', ownerName: '示例县教育局' });
    const { user, phone } = await open('关注业主的人', `pages/project/index?id=${projectId}`);
    await sees(phone, '全部公告（1）');
    await phone.tap('关注业主单位 示例县教育局');
    await sees(phone, '已关注这家业主单位');
    await allowed(phone);
    const next = await publish({ title: '示例县第一小学操场改造招标公告', ownerName: '示例县教育局' });
    expect((await messageTo(user, 1)).page).toContain(`notice=${next.id}`);
    await phone.openFromMessage('pages/follows/index');
    await sees(phone, '示例县教育局');
    await phone.tap({ text: '项目' });
    await sees(phone, '还没有关注的项目');
    await phone.tap({ text: '业主单位' });
    await sees(phone, '取消关注 示例县教育局');
    await phone.tap('示例县教育局，看它的公告');
    await sees(phone, '业主单位 示例县教育局');
    await sees(phone, '示例县第一小学操场改造招标公告');
    await phone.openFromMessage('pages/follows/index');
    await sees(phone, '取消关注 示例县教育局');
    await phone.tap('取消关注 示例县教育局');
    await sees(phone, '还没有关注的项目或单位');
  });

  it('reminds a follower before the deadline', async () => {
    const { projectId } = await publish({ title: '示例镇文化站装修工程招标公告', projectName: '示例镇文化站装修工程', keyDates: { bidDeadline: new Date(Date.now() + 3 * HOUR_MS).toISOString() } });
    const { user, phone } = await writing('怕错过的人', '没有这样的词');
    await save(phone, '没有这样的词');
    await phone.openFromMessage(`pages/project/index?id=${projectId}`);
    await sees(phone, '全部公告（1）');
    await phone.tap('关注');
    await sees(phone, '已关注这个项目');
    expect(JSON.stringify(await messageTo(user, 1))).toContain('文化站装修');
    await phone.openFromMessage(INBOX);
    await sees(phone, '因为：您关注了「示例镇文化站装修工程」');
    expect(phone.page().text()).toContain('截止提醒');
  });

  it('sends by the ways that the person leaves on, and nothing but the inbox when all are off', async () => {
    const { user, phone } = await writing('只收站内信的人', '垃圾清运');
    await save(phone, '垃圾清运');
    await phone.openFromMessage('pages/account/index');
    await sees(phone, '服务号消息');
    expect(phone.page().text()).not.toContain('小程序长期提醒');
    for (const [name, left] of [['服务号消息', 1], ['小程序单次提醒', 0]] as const) {
      await phone.tap({ label: name });
      await until(`${left} ways`, async () => (await stack.ok('GET', '/api/push-preference', tokenOf(phone))).order.length === left);
      await sees(phone, () => withClass(phone, 'switch-on').length === left);
    }
    await sees(phone, '都关着：新消息只放在站内信，微信里不提醒。');
    await publish({ title: '示例镇垃圾清运服务采购公告', category: 'procurement' });
    await inboxHolds(phone, '垃圾清运');
    expect((await itemsOf(phone)).map(({ stateReason }: { stateReason: string }) => stateReason)).toEqual(['您选择了只收站内信']);
    expect(await messagesOf(stack, user)).toEqual([]);
  });
});
