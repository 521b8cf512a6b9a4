import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Phone } from '@sunshine/weapp-harness';
import { messagesOf } from './support/actors.mjs';
import { missing, Stack, until } from './support/stack.mjs';
import { closeAll, phoneOf, weappCopy, withClass } from './support/weapp.mjs';

const available = missing.length === 0 ? describe : describe.skip;
const RATE = 'pages/rate/index';
const MINE = 'pages/my-rating/index';

available('ratings on the built mini program', () => {
  let stack: Stack;
  let weapp: ReturnType<typeof weappCopy>;
  const phones: Phone[] = [];

  const open = async (name: string, options: object = {}) => {
    const { user, phone } = await phoneOf(stack, name, { dir: weapp.dir, ...options });
    phones.push(phone);
    return { user, phone };
  };
  /** The token on the slip of a finished service. */
  const slip = async (matterId: string, counterId: string): Promise<string> => {
    const { token } = await stack.ok('POST', '/api/staff/handled-services', { token: await stack.staff('editor'), body: { matterId, counterId } });
    return token;
  };
  const level = async (phone: Phone, word: string) => {
    await phone.waitFor('非常满意');
    await phone.tap(word);
  };
  /** Number and code as the page shows them, large. */
  const keyOn = (phone: Phone) => {
    const [receipt = '', code = ''] = withClass(phone, 'receipt').map(({ text }) => text);
    return { receipt, code };
  };
  const sent = async (phone: Phone) => {
    await phone.tap('提交评价');
    await phone.waitFor('评价已提交');
    return keyOn(phone);
  };
  const look = async (phone: Phone, receipt: string, code: string) => {
    await phone.waitFor('查询码');
    await phone.input({ label: '编号' }, receipt);
    await phone.input({ label: '查询码' }, code);
    await phone.tap('查询');
  };

  beforeAll(async () => {
    weapp = weappCopy();
    stack = await Stack.start();
  }, 120_000);
  afterEach(() => expect(closeAll(phones)).toEqual([]));
  afterAll(async () => {
    await stack.stop();
    weapp.remove();
  });

  it('rates a finished service once from its slip, without a login', async () => {
    const token = await slip('deposit', 'hall-2');
    const { phone } = await open('办事的人', { scene: 1047 });
    await phone.launch(`pages/scan/index?scene=t%3D${token}`);
    await phone.waitFor('您在评价：保证金缴纳与退还（2 号窗口 保证金）');
    expect(phone.page()).toMatchObject({ route: RATE, depth: 1 });
    await level(phone, '满意');
    const { receipt, code } = await sent(phone);
    expect([receipt, code]).toEqual([expect.stringMatching(/^\d{8}-\w{10}$/), expect.stringMatching(/^\w{6}$/)]);
    expect(phone.has('这次评价是匿名的')).toBe(true);
    expect(phone.storage['token']).toBeUndefined();
    const { items } = await stack.ok('GET', '/api/staff/ratings?matterId=deposit', { token: await stack.staff('supervisor-desk') });
    expect(items).toMatchObject([{ level: 4, counterName: '2 号窗口 保证金' }]);

    const { phone: next } = await open('捡到码的人');
    await next.launch(`${RATE}?t=${token}`);
    await next.waitFor('这次服务已经评价过了');
    expect(next.has('提交评价')).toBe(false);
  });

  it.each(['x', 'AAAAAAAAAAAAAAAAAAAAAA', '%E0%A4%A'])('says of a token that is none what it is: %s', async (token) => {
    const { phone } = await open('乱扫的人');
    await phone.launch(`${RATE}?t=${token}`);
    await phone.waitFor('这个评价码不完整，或不是本中心的');
    await phone.tap('自行评价');
    await phone.waitFor('办的是什么事');
  });

  it('keeps what was filled in, and changes the reasons with the level', async () => {
    const { phone } = await open('改主意的人');
    await phone.launch(`${RATE}?matter=opening`);
    await level(phone, '不满意');
    await phone.input({ label: '想说的话' }, '等了很久。');
    await level(phone, '非常不满意');
    await phone.tap('无故拖延');
    await phone.openFromMessage(`${RATE}?matter=opening`);
    await phone.waitFor('✓ 非常不满意');
    expect(phone.has('✓ 无故拖延')).toBe(true);
    expect(phone.find({ label: '想说的话' }).attrs['value']).toBe('等了很久。');
    await level(phone, '非常满意');
    expect(phone.has('无故拖延')).toBe(false);
  });

  it('reads an anonymous rating back on another phone by number and code, and changes it once', async () => {
    const { phone } = await open('匿名的人');
    await phone.launch(`${RATE}?matter=registration`);
    await level(phone, '非常不满意');
    await phone.tap('无故拖延');
    const { receipt, code } = await sent(phone);

    const { phone: other } = await open('另一部手机');
    await other.launch(MINE);
    await look(other, receipt.toLowerCase(), '222222');
    await other.waitFor('没有找到这条评价');
    await other.tap('改编号或查询码');
    await other.input({ label: '查询码' }, ` ${code.toLowerCase()} `);
    await other.tap('查询');
    await other.waitFor('整改：整改中');
    await other.tap(/^改评价（只能改一次/);
    await level(other, '基本满意');
    await other.tap('改成这样');
    await other.waitFor('由“非常不满意”改来');
    expect(other.has('您已经改过一次，不能再改')).toBe(true);
    await other.waitFor(/评价人改了评价（基本满意）/);
  });

  it('tells of the mending, and ends it by the rater’s word alone', async () => {
    const { user, phone } = await open('不满意的人');
    await phone.launch('pages/home/index');
    await phone.waitFor('今日');
    await phone.switchTab('pages/supervision/index');
    await phone.waitFor('评价服务');
    await phone.tap('评价服务');
    await phone.waitFor('办的是什么事');
    await phone.tap('开标服务');
    await level(phone, '非常不满意');
    await phone.tap('无故拖延');
    await phone.input({ label: '联系方式（可不填）' }, '示例微信号');
    await phone.tap('用我的微信，有结果告诉我');
    await sent(phone);

    const desk = await stack.staff('administrator');
    const { items } = await stack.ok('GET', '/api/staff/rectifications', { token: desk });
    const { id } = items.find((one: { matterId: string }) => one.matterId === 'opening');
    expect(JSON.stringify(items)).not.toContain('示例微信号');
    await stack.ok('POST', `/api/staff/rectifications/${id}/steps`, { token: desk, body: { kind: 'call-back', reached: true, text: '已说明情况并致歉。' } });
    await stack.ok('POST', `/api/staff/rectifications/${id}/propose`, { token: desk, body: { text: '已安排专人在大厅说明等候原因。' } });
    const message = await until('the message', async () => (await messagesOf(stack, user))[0]);
    await phone.openFromMessage(message.page);
    await phone.waitFor('中心说改好了：已安排专人在大厅说明等候原因。');
    await phone.tap('提交');
    await phone.waitFor('请说改好没有');
    await phone.tap('改好了');
    await level(phone, '满意');
    await phone.tap('提交');
    await phone.waitFor('整改：已办结');
    expect(phone.has('您认可后办结')).toBe(true);
    const { items: results } = await stack.ok('GET', '/api/rectifications');
    expect(results).toMatchObject(expect.arrayContaining([expect.objectContaining({ matterName: '开标服务', state: 'closed', closedBy: 'rater', secondLevel: 4 })]));
  });

  it('shows everybody the figures with their counts, and silence as silence', async () => {
    await slip('consulting', 'hall-1');
    const { phone } = await open('看统计的人');
    await phone.launch('pages/figures/index');
    await phone.waitFor('没有评价不等于满意，不算进满意率');
    expect(phone.page().text()).toMatch(/不到 \d+ 个，只报数，不算比例/);
    await phone.tap('按服务事项');
    await phone.waitFor('政策与流程咨询');
    await phone.tap('整改结果');
    await phone.waitFor('开标服务：非常不满意');
    await phone.tap('认定不实');
    await phone.waitFor('没有认定不实的评价');
    expect(phone.storage['token']).toBeUndefined();
  });
});
