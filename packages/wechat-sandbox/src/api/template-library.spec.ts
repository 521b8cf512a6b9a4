import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startReceiver } from '../__fixtures__/receiver.js';
import { callAs, controlOf, errcodeOf, startStage, subscribeMessage, templateMessage, type Stage } from '../__fixtures__/start.js';

const ONCE = 'sandbox-mini-once';

let stage: Stage;
beforeEach(async () => {
  stage = await startStage();
});
afterEach(() => stage.sandbox.close());

describe('templates behind our back', () => {
  const send = (): Promise<number> => errcodeOf(stage.mini.sendSubscribeMessage(subscribeMessage(stage.user)));
  const change = (id: string, what: object): Promise<object> => controlOf(stage.sandbox)(`/templates/${id}`, 'PUT', what);

  it('a deleted one is unknown, a banned one is banned, and both come back', async () => {
    stage.sandbox.credits.set(stage.user.id, ONCE, 9);
    await change(ONCE, { isDeleted: true });
    expect([await send(), (await stage.mini.listSubscribeTemplates()).map(({ id }) => id)]).toEqual([40037, ['sandbox-mini-long']]);
    await change(ONCE, { isDeleted: false, isBanned: true });
    expect(await send()).toBe(43107);
    await change(ONCE, { isBanned: false });
    expect(await send()).toBe(0);
    stage.sandbox.subscriptions.follow(stage.user.id, true);
    await change('sandbox-official', { isBanned: true });
    expect(await errcodeOf(stage.official.sendTemplateMessage(templateMessage(stage.user)))).toBe(43116);
  });

  it('another content wants other fields, and an enumeration takes its values only', async () => {
    stage.sandbox.credits.set(stage.user.id, ONCE, 9);
    await change(ONCE, { content: '项目:{{thing1.DATA}}\n结果:{{enum_string2.DATA}}', enums: { enum_string2: ['中标', '流标'] } });
    expect(await send()).toBe(47003);
    const sendEnum = (value: string): Promise<object> =>
      callAs(stage.sandbox, 'mini', '/cgi-bin/message/subscribe/send', { touser: stage.user.miniOpenid, template_id: ONCE, data: { thing1: { value: '工程' }, enum_string2: { value } } });
    expect(await sendEnum('废标')).toMatchObject({ errcode: 47003, errmsg: expect.stringContaining('data.enum_string2.value') });
    expect(await sendEnum('流标')).toMatchObject({ errcode: 0 });
    expect((await stage.mini.listSubscribeTemplates())[0]).toMatchObject({ keys: ['thing1', 'enum_string2'], enums: { enum_string2: ['中标', '流标'] } });
  });

  it('an unknown one cannot be changed', async () => {
    expect(await change('x', { isDeleted: true })).toMatchObject({ error: { code: 'NOT_FOUND' } });
  });
});

describe('the library', () => {
  const post = (call: string, body: object): Promise<object> => callAs(stage.sandbox, 'mini', `/wxaapi/newtmpl/${call}`, body);

  it('a template is picked by title and keywords, used, and deleted', async () => {
    const { data } = (await callAs(stage.sandbox, 'mini', '/wxaapi/newtmpl/getpubtemplatetitles?ids=616&start=0&limit=30')) as { data: { tid: number }[] };
    expect(await callAs(stage.sandbox, 'mini', `/wxaapi/newtmpl/getpubtemplatekeywords?tid=${data[0]?.tid}`)).toMatchObject({ data: [{ kid: 1, rule: 'thing' }, {}, {}, {}] });
    const { priTmplId } = (await post('addtemplate', { tid: String(data[0]?.tid), kidList: [1, 2], sceneDesc: '测试' })) as { priTmplId: string };
    expect((await stage.mini.listSubscribeTemplates()).find(({ id }) => id === priTmplId)).toMatchObject({ keys: ['thing1', 'phrase2'], kind: 'once' });
    expect(await post('deltemplate', { priTmplId })).toEqual({ errcode: 0, errmsg: 'ok' });
    expect(await post('deltemplate', { priTmplId })).toMatchObject({ errcode: 40037 });
  });

  it.each<[string, object, number]>([
    ['an unknown title', { tid: '1' }, 200_014],
    ['one keyword', { kidList: [1] }, 200_020],
    ['an unknown keyword', { kidList: [1, 9] }, 200_020],
    ['a keyword that is none', { kidList: [1, '__proto__'] }, 200_020],
    ['a long description', { sceneDesc: '长'.repeat(16) }, 200_021],
    ['an unknown field', { title: 'x' }, 200_002],
  ])('%s is refused', async (_name, change, errcode) => {
    expect(await post('addtemplate', { tid: '1001', kidList: [1, 2], sceneDesc: '测试', ...change })).toMatchObject({ errcode });
  });

  it('the wrong verb has a code of its own', async () => {
    expect(await post('gettemplate', {})).toMatchObject({ errcode: 404 });
  });

  it("one account's templates are not the other's", async () => {
    const ids = async (account: 'mini' | 'official'): Promise<unknown> =>
      ((await callAs(stage.sandbox, account, '/wxaapi/newtmpl/gettemplate')).data as { priTmplId: string }[]).map((one) => one.priTmplId);
    expect([await ids('mini'), await ids('official')]).toEqual([[ONCE, 'sandbox-mini-long'], ['sandbox-notice']]);
  });
});

describe('subscribe notifications of the official account', () => {
  const notice = (more: object = {}): Parameters<Stage['official']['sendSubscribeNotice']>[0] => ({
    touser: stage.user.officialOpenid,
    templateId: 'sandbox-notice',
    lang: 'zh_CN',
    data: { thing1: '村道硬化工程', time2: '2026-11-22 15:01' },
    ...more,
  });

  it('an accept buys one, its events go to the official account, and it opens the mini program', async () => {
    const receiver = await startReceiver(stage.sandbox);
    stage.sandbox.subscriptions.answer(stage.user.id, { 'sandbox-notice': 'accept' });
    await stage.sandbox.pushes.idle();
    await stage.official.sendSubscribeNotice(notice({ miniprogram: { appid: stage.sandbox.settings.mini.appid, pagepath: 'pages/a?id=1' } }));
    await stage.sandbox.pushes.idle();
    expect(receiver.events).toEqual([
      expect.objectContaining({ kind: 'subscribe-popup', openid: stage.user.officialOpenid, accepted: true, popupScene: '1' }),
      expect.objectContaining({ kind: 'subscribe-sent', openid: stage.user.officialOpenid, delivered: true }),
    ]);
    expect(stage.sandbox.messages.list(stage.user.id)).toEqual([expect.objectContaining({ channel: 'notice', page: 'pages/a?id=1' })]);
    expect(await errcodeOf(stage.official.sendSubscribeNotice(notice()))).toBe(43101);
    await receiver.close();
  });

  it.each<[string, object, number]>([
    ["the mini program's openid", { touser: 'o_of_the_mini_program' }, 40003],
    ["the mini program's template", { templateId: ONCE }, 40037],
    ['a mini program that is not linked', { miniprogram: { appid: 'wx1', pagepath: 'pages/a' } }, 40013],
    ['a page with a leading slash', { page: '/pages/a' }, 41030],
  ])('%s is refused', async (_name, change, errcode) => {
    expect(await errcodeOf(stage.official.sendSubscribeNotice(notice(change)))).toBe(errcode);
  });
});
