import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Created, ErrorBody, Inbox, Me } from '@sunshine/contracts';
import { encryptMessage, signParts } from '@sunshine/wechat';
import { DataSource } from 'typeorm';
import { Log } from '../src/platform/logging/logger.js';
import { WechatEventEntity } from '../src/platform/wechat/callbacks/wechat-event.entity.js';
import { ONCE, startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

describe('WeChat callbacks', () => {
  let stage: WechatStage;
  let phone: Phone;

  beforeAll(async () => {
    stage = await startWechatStage();
    phone = await stage.phone('回调（演示）');
  });
  afterAll(() => stage.close());

  const nowS = (): string => String(Math.floor(stage.test.clock.now().getTime() / 1000));
  const stored = (): Promise<number> => stage.test.app.get(DataSource).getRepository(WechatEventEntity).count();
  const left = async (): Promise<number | null | undefined> => {
    await stage.settle();
    return (await stage.test.api.get<Me>('/api/me', phone.token)).body.credits.find((credit) => credit.templateId === ONCE)?.left;
  };
  const accept = (createTime = nowS()) => ({ ToUserName: 'gh_test', FromUserName: phone.user.miniOpenid, CreateTime: createTime, MsgType: 'event', Event: 'subscribe_msg_popup_event', List: { TemplateId: ONCE, SubscribeStatusString: 'accept', PopupScene: '0' } });

  const post = async (message: object, o: { timestamp?: string; appid?: string; signature?: string; more?: string } = {}) => {
    const { token, aesKey, appid } = stage.sandbox.settings.mini;
    const timestamp = o.timestamp ?? nowS();
    const Encrypt = encryptMessage(aesKey, o.appid ?? appid, JSON.stringify(message));
    const query = new URLSearchParams({ timestamp, nonce: '7', encrypt_type: 'aes', signature: signParts(token, timestamp, '7'), msg_signature: o.signature ?? signParts(token, timestamp, '7', Encrypt) });
    const response = await fetch(`${stage.test.base}/api/wechat/mini/push?${query.toString()}${o.more ?? ''}`, { method: 'POST', body: JSON.stringify({ ToUserName: 'gh_test', Encrypt }), headers: { 'content-type': 'application/json' } });
    return { status: response.status, text: await response.text() };
  };

  it('answers the address check verbatim as plain text, and a wrong signature with a coded refusal', async () => {
    const { token } = stage.sandbox.settings.official;
    const timestamp = nowS();
    const query = (signature: string): string => `signature=${signature}&timestamp=${timestamp}&nonce=9&echostr=4375120948345356249`;
    const right = await fetch(`${stage.test.base}/api/wechat/official/push?${query(signParts(token, timestamp, '9'))}`);
    expect([right.status, right.headers.get('content-type'), await right.text()]).toEqual([200, 'text/plain; charset=utf-8', '4375120948345356249']);
    const wrong = await stage.test.api.get<ErrorBody>(`/api/wechat/official/push?${query('0'.repeat(40))}`);
    expect([wrong.status, wrong.body.error.code]).toEqual([403, 'CALLBACK_REFUSED']);
  });

  it('counts an accept once however often WeChat repeats it, also at once', async () => {
    const message = accept();
    const answers = await Promise.all([post(message), post(message), post(message), post(message)]);
    expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(4).fill([200, 'success']));
    expect(await left()).toBe(1);
    expect((await post(message)).text).toBe('success');
    expect(await left()).toBe(1);
  });

  it('writes one line a minute about a flood of forgeries, with how many there were', async () => {
    stage.test.clock.advance(60_000);
    const warned = jest.spyOn(stage.test.app.get(Log), 'warn');
    const forge = () => post(accept(), { signature: 'f'.repeat(40) });
    for (let n = 0; n < 5; n += 1) await forge();
    stage.test.clock.advance(60_000);
    await forge();
    const lines = warned.mock.calls.filter(([message]) => message === 'callback refused').map(([, fields]) => fields);
    expect(lines).toEqual([expect.objectContaining({ reason: 'bad-signature' }), { account: 'mini', reason: 'bad-signature', notLogged: 4 }]);
    warned.mockRestore();
  });

  it('refuses what is forged, old, doubled, plain or meant for somebody else, stores nothing, and still takes the genuine one', async () => {
    stage.test.clock.advance(1000);
    const before = await stored();
    const message = accept();
    const refused = [
      await post(message, { signature: 'f'.repeat(40) }),
      await post(message, { timestamp: String(Number(nowS()) - 301) }),
      await post(message, { more: '&timestamp=1' }),
      await post(message, { appid: 'wx9999999999999999' }),
    ];
    const { token } = stage.sandbox.settings.mini;
    const plainQuery = new URLSearchParams({ timestamp: nowS(), nonce: '7', signature: signParts(token, nowS(), '7') }).toString();
    for (const body of [JSON.stringify(message), '{', '<xml><a>']) {
      const response = await fetch(`${stage.test.base}/api/wechat/mini/push?${plainQuery}`, { method: 'POST', body, headers: { 'content-type': body.startsWith('<') ? 'text/xml' : 'application/json' } });
      refused.push({ status: response.status, text: await response.text() });
    }
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, expect.any(Number), 403]);
    for (const { status, text } of refused) expect([status < 500, (JSON.parse(text) as ErrorBody).error.code]).toEqual([true, expect.stringMatching(/^(CALLBACK_REFUSED|MALFORMED_REQUEST)$/)]);
    expect(await stored()).toBe(before);
    expect((await post(message)).text).toBe('success');
    expect(await left()).toBe(2);
  });

  it('forgets what a processed event said of whom, but not that it was there', async () => {
    const rows = await stage.test.app.get(DataSource).getRepository(WechatEventEntity).find();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect([row.message, row.processedAt]).toEqual([null, expect.any(Date)]);
  });

  it('sends what waits another way when the person switches the template off', async () => {
    await stage.test.api.post<Created>('/api/alerts', { name: '提醒', anyOf: ['道路'] }, phone.token);
    stage.sandbox.faults.add({ kind: 'errcode', errcode: -1, times: 1, match: { path: '/cgi-bin/message/subscribe/send' } });
    await stage.publish();
    await stage.settle();
    stage.sandbox.subscriptions.turnOff(phone.user.id, ONCE);
    expect(await left()).toBe(0);
    const { body } = await stage.test.api.get<Inbox>('/api/inbox', phone.token);
    expect(body.items[0]).toMatchObject({ state: 'inbox-only', stateReason: '您没有打开微信提醒，或已经关掉' });
  });

  it('goes to the mini program when the follower refuses the official account afterwards', async () => {
    const follower = await stage.phone('拒收者（演示）');
    await follower.accept();
    await follower.follow();
    stage.sandbox.users.set(follower.user.id, { refusesMessages: true });
    await stage.test.api.post<Created>('/api/alerts', { name: '提醒', anyOf: ['桥梁'] }, follower.token);
    await stage.publish({ project: { name: '乙村桥梁', code: null }, title: '乙村桥梁招标公告' });
    await stage.settle();
    const { body } = await stage.test.api.get<Inbox>('/api/inbox', follower.token);
    expect(body.items[0]).toMatchObject({ channel: 'mini-once', state: 'confirmed' });
  });

  it('joins a follower with the phone by unionid, and lets go when they leave', async () => {
    const follower = await stage.phone('来去自由（演示）');
    await follower.follow();
    expect((await stage.test.api.get<Me>('/api/me', follower.token)).body.followsOfficial).toBe(true);
    stage.test.clock.advance(1000);
    stage.sandbox.subscriptions.follow(follower.user.id, false);
    await stage.settle();
    expect((await stage.test.api.get<Me>('/api/me', follower.token)).body.followsOfficial).toBe(false);
  });
});
