import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MiniApp, OfficialAccount } from 'node-easywechat';
import { sdkFor } from './__fixtures__/easywechat.js';
import { startReceiver, type Receiver } from './__fixtures__/receiver.js';
import { startStage, subscribeMessage, templateMessage, type Stage } from './__fixtures__/start.js';

/** node-easywechat knows nothing of us: what it and the sandbox agree on is WeChat's protocol and not our reading of it. */
let stage: Stage;
let mini: MiniApp;
let official: OfficialAccount;

beforeEach(async () => {
  stage = await startStage();
  mini = sdkFor(MiniApp, stage.sandbox.settings.mini, stage.sandbox.url);
  official = sdkFor(OfficialAccount, stage.sandbox.settings.official, stage.sandbox.url);
});
afterEach(() => stage.sandbox.close());

type Json = Record<string, unknown>;
const asked = (app: MiniApp | OfficialAccount, path: string, params: Json = {}): Promise<Json> => app.getClient().get(path, { params }).then((response) => response.toObject<Json>());
const posted = (app: MiniApp | OfficialAccount, path: string, body: Json): Promise<Json> => app.getClient().postJson(path, body).then((response) => response.toObject<Json>());
const values = (data: Record<string, string>): Json => Object.fromEntries(Object.entries(data).map(([key, value]) => [key, { value }]));

describe('tokens', () => {
  it('stable tokens: the SDK and our client hold the same one', async () => {
    const theirs = await mini.getAccessToken().getToken();
    stage.sandbox.log.clear();
    expect(await mini.getAccessToken().getToken()).toBe(theirs);
    expect(stage.sandbox.log.list()).toEqual([]);
    await stage.mini.ready();
    stage.sandbox.log.clear();
    expect(await asked(mini, '/wxaapi/newtmpl/gettemplate')).toMatchObject({ errcode: 0 });
    await stage.mini.listSubscribeTemplates();
    expect(stage.sandbox.log.list().map(({ path, errcode }) => [path, errcode])).toEqual(Array.from({ length: 2 }, () => ['/wxaapi/newtmpl/gettemplate', 0]));
  });

  it('classic tokens do not disturb stable ones', async () => {
    await stage.mini.ready();
    const classic = sdkFor(MiniApp, stage.sandbox.settings.mini, stage.sandbox.url, false);
    expect(await asked(classic, '/wxaapi/newtmpl/gettemplate')).toMatchObject({ errcode: 0 });
    await stage.mini.listSubscribeTemplates();
    expect(stage.sandbox.log.list().every(({ errcode }) => errcode === 0)).toBe(true);
  });

  it('a wrong secret is refused', async () => {
    const wrong = sdkFor(MiniApp, { ...stage.sandbox.settings.mini, secret: 'wrong' }, stage.sandbox.url);
    await expect(wrong.getAccessToken().getToken()).rejects.toThrow('40125');
  });
});

describe('the SDK’s calls', () => {
  it('log in by code, once', async () => {
    const { sandbox, user } = stage;
    const code = sandbox.loginCode(user.id);
    expect(await mini.getUtils().codeToSession(code)).toMatchObject({ openid: user.miniOpenid, unionid: user.unionid });
    await expect(mini.getUtils().codeToSession(code)).rejects.toThrow('40163');
  });

  it('send a subscribe message for one credit, then 43101', async () => {
    const { sandbox, user } = stage;
    sandbox.subscriptions.answer(user.id, { 'sandbox-mini-once': 'accept' });
    const m = subscribeMessage(user);
    const body = { touser: m.touser, template_id: m.templateId, page: m.page, miniprogram_state: m.miniprogramState, lang: m.lang, data: values(m.data) };
    expect(await posted(mini, '/cgi-bin/message/subscribe/send', body)).toMatchObject({ errcode: 0 });
    expect(sandbox.messages.list(user.id)).toHaveLength(1);
    expect(await posted(mini, '/cgi-bin/message/subscribe/send', body)).toMatchObject({ errcode: 43101 });
  });

  it('send a template message to a follower', async () => {
    const { sandbox, user } = stage;
    sandbox.subscriptions.follow(user.id, true);
    const m = templateMessage(user);
    const body = { touser: m.touser, template_id: m.templateId, client_msg_id: m.clientMsgId, data: values(m.data) };
    expect(await posted(official, '/cgi-bin/message/template/send', body)).toMatchObject({ errcode: 0, msgid: expect.anything() });
    expect(sandbox.messages.list(user.id)).toMatchObject([{ channel: 'official' }]);
  });

  it('read templates, followers and one follower', async () => {
    const { sandbox, user } = stage;
    sandbox.subscriptions.follow(user.id, true);
    expect(await asked(official, '/cgi-bin/template/get_all_private_template')).toMatchObject({ template_list: [{ template_id: 'sandbox-official' }] });
    expect(await asked(official, '/cgi-bin/user/get')).toMatchObject({ total: 1, count: 1, data: { openid: [user.officialOpenid] } });
    expect(await asked(official, '/cgi-bin/user/info', { openid: user.officialOpenid, lang: 'zh_CN' })).toMatchObject({ subscribe: 1, unionid: user.unionid });
  });

  it('draw a code: bytes of a picture', async () => {
    const body = { scene: 'n=1', page: 'pages/notice/index', check_path: false };
    const response = await mini.getClient().postJson('/wxa/getwxacodeunlimit', body, { responseType: 'arraybuffer' });
    expect(response.is('image')).toBe(true);
    expect(Buffer.from(response.getContent() as Buffer).subarray(0, 4)).toEqual(Buffer.from('89504e47', 'hex'));
  });

  it('what is not as WeChat has it is refused', async () => {
    const { user } = stage;
    const missing = { touser: user.miniOpenid, template_id: 'sandbox-mini-once', data: { thing1: { value: '工程' } } };
    expect(await posted(mini, '/cgi-bin/message/subscribe/send', missing)).toMatchObject({ errcode: 47003, errmsg: expect.stringContaining('phrase2') });
  });
});

describe('the sandbox’s pushes', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver(stage.sandbox);
    receiver.raw = true;
  });
  afterEach(() => receiver.close());

  it.each(['json', 'xml'] as const)('open with the SDK’s own decryptor (%s)', async (format) => {
    const { sandbox, user } = stage;
    sandbox.pushes.setStyle('mini', { format });
    sandbox.subscriptions.answer(user.id, { 'sandbox-mini-once': 'accept' });
    await sandbox.pushes.idle();
    const [push] = receiver.received;
    const encrypted = format === 'json' ? (JSON.parse(push?.body ?? '') as { Encrypt: string }).Encrypt : (/<Encrypt><!\[CDATA\[(.*?)\]\]>/.exec(push?.body ?? '')?.[1] ?? '');
    const { msg_signature: signature = '', nonce = '', timestamp = '' } = push?.query ?? {};
    const text = mini.getEncryptor().decrypt(encrypted, signature, nonce, Number(timestamp));
    expect(text).toContain('subscribe_msg_popup_event');
    expect(text).toContain(user.miniOpenid);
  });
});
