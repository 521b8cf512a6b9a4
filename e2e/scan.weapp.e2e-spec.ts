import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Phone } from '@sunshine/weapp-harness';
import { approve, submitted } from './support/actors.mjs';
import { missing, Stack, until } from './support/stack.mjs';
import { closeAll, phoneOf, weappCopy } from './support/weapp.mjs';

const available = missing.length === 0 ? describe : describe.skip;

available('a code or a link of the centre', () => {
  let stack: Stack;
  let weapp: ReturnType<typeof weappCopy>;
  let notice: { id: string; projectId: string };
  const phones: Phone[] = [];

  /** What WeChat keeps of the newest code or link that the console asked for. */
  const newest = async (kind: string): Promise<string> => {
    const { items } = (await stack.sandbox('GET', '/links')) as { items: { kind: string; target: string }[] };
    return items.find((one) => one.kind === kind)?.target ?? '';
  };
  const draw = async (path: string): Promise<string> => {
    const answer = await fetch(`${stack.serverUrl}/api/staff/codes/${path}/image`, { headers: { authorization: `Bearer ${await stack.staff('editor')}` } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png']);
    return newest('code');
  };
  const scan = async (target: string, name: string): Promise<Phone> => {
    const { phone } = await phoneOf(stack, name, { dir: weapp.dir, scene: 1047 });
    phones.push(phone);
    await phone.launch(target);
    return phone;
  };

  beforeAll(async () => {
    weapp = weappCopy();
    stack = await Stack.start();
    const sent = await submitted(stack, { title: '示例村扫码观景台修建工程招标公告' });
    const { draft } = await approve(stack, sent);
    notice = { id: sent.id, projectId: draft.projectId as string };
  }, 120_000);
  afterEach(() => expect(closeAll(phones)).toEqual([]));
  afterAll(async () => {
    await stack.stop();
    weapp.remove();
  });

  it('opens exactly its notice, and back does not lead to the scan again', async () => {
    const phone = await scan(await draw(`notice/${notice.id}`), '扫公告的人');
    await phone.waitFor('示例村扫码观景台修建工程');
    expect(phone.page()).toMatchObject({ route: 'pages/project/index', query: { id: notice.projectId, notice: notice.id }, depth: 1 });
  });

  it('opens its project from a code, and from the link of an SMS', async () => {
    const code = await scan(await draw(`project/${notice.projectId}`), '扫项目的人');
    await code.waitFor('示例村扫码观景台修建工程');
    await stack.ok('POST', `/api/staff/codes/project/${notice.projectId}/link`, { token: await stack.staff('editor') });
    const link = await scan(await newest('url-link'), '点短信的人');
    await link.waitFor('示例村扫码观景台修建工程');
    expect([code, link].map((phone) => phone.page().query)).toEqual([{ id: notice.projectId }, { id: notice.projectId }]);
  });

  it('leads the invited person to where the code of the letter is typed', async () => {
    const phone = await scan(await draw('page/supervisor-accept'), '受邀的人');
    await phone.waitFor('会给您一个 16 位的邀请码');
    expect(phone.page()).toMatchObject({ route: 'pages/supervisor/accept/index', depth: 1 });
  });

  it('rates its counter, which the desk then reads', async () => {
    const phone = await scan(await draw('counter/opening-1'), '评价窗口的人');
    await phone.waitFor('您在评价：第一开标室');
    await phone.waitFor('非常满意');
    await phone.tap('满意');
    await phone.tap('提交评价');
    await phone.waitFor('评价已提交');
    const { items } = await stack.ok('GET', '/api/staff/ratings', { token: await stack.staff('supervisor-desk') });
    expect(items).toMatchObject([{ matterName: '开标服务', counterName: '第一开标室', level: 4 }]);
  });

  it.each(['pages/scan/index', 'pages/scan/index?scene=n%3D1', 'pages/scan/index?scene=%E0%A4%A', 'pages/scan/index?scene=x%3D%3Cb%3E'])('that is none leads on by itself: %s', async (target) => {
    const phone = await scan(target, '扫坏码的人');
    await phone.waitFor('这个码打不开');
    await phone.tap('查公告');
    await until('the notices', () => phone.page().route === 'pages/notices/index');
  });

  it('of a notice that nobody knows says so', async () => {
    const phone = await scan('pages/scan/index?scene=n%3D01KA0000000000000000000000', '扫旧码的人');
    await phone.waitFor('没有找到这条公告');
  });
});
