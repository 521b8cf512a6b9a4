import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createCallbackCodec, type WechatEvent } from '@sunshine/wechat';
import { startReceiver, type Received, type Receiver } from '../__fixtures__/receiver.js';
import { startStage, subscribeMessage, templateMessage, type Stage } from '../__fixtures__/start.js';

const ONCE = 'sandbox-mini-once';

let stage: Stage;
let receiver: Receiver;
beforeEach(async () => {
  stage = await startStage();
  receiver = await startReceiver(stage.sandbox);
});
afterEach(async () => {
  await stage.sandbox.close();
  await receiver.close();
});

const idle = (): Promise<void> => stage.sandbox.pushes.idle();
const kinds = (): string[] => receiver.events.map(({ kind }) => kind);
const follow = async (follower: boolean): Promise<void> => {
  stage.sandbox.subscriptions.follow(stage.user.id, follower);
  await idle();
};

describe('what is told', () => {
  it('dialog, sending and switching off to the mini program, encrypted', async () => {
    const { sandbox, mini, user } = stage;
    sandbox.subscriptions.answer(user.id, { [ONCE]: 'accept', 'sandbox-mini-long': 'reject' });
    await idle();
    const { msgid } = await mini.sendSubscribeMessage(subscribeMessage(user));
    await idle();
    sandbox.subscriptions.turnOff(user.id, ONCE);
    await idle();
    expect(receiver.events).toEqual([
      expect.objectContaining({ kind: 'subscribe-popup', openid: user.miniOpenid, templateId: ONCE, accepted: true }),
      expect.objectContaining({ kind: 'subscribe-popup', templateId: 'sandbox-mini-long', accepted: false }),
      expect.objectContaining({ kind: 'subscribe-sent', msgid, delivered: true }),
      expect.objectContaining({ kind: 'subscribe-change', accepted: false }),
    ]);
    expect(receiver.received.every(({ query, body }) => query.encrypt_type === 'aes' && !body.includes(user.miniOpenid))).toBe(true);
  });

  it('following, leaving and finished template jobs to the official account', async () => {
    const { sandbox, official, user } = stage;
    await follow(true);
    await follow(true);
    const first = await official.sendTemplateMessage(templateMessage(user));
    await idle();
    sandbox.users.set(user.id, { refusesMessages: true });
    const second = await official.sendTemplateMessage(templateMessage(user, { clientMsgId: 'm2' }));
    await idle();
    await follow(false);
    expect(receiver.events.map((one) => ('outcome' in one ? [one.kind, one.msgid, one.outcome] : [one.kind]))).toEqual([
      ['subscribe'],
      ['template-finished', first.msgid, 'success'],
      ['template-finished', second.msgid, 'user-block'],
      ['unsubscribe'],
    ]);
    expect(sandbox.messages.list(user.id)).toHaveLength(1);
  });

  it('a scanned code: subscribe with its scene from strangers, SCAN from followers', async () => {
    stage.sandbox.subscriptions.scan(stage.user.id, '123');
    await idle();
    stage.sandbox.subscriptions.scan(stage.user.id, '123');
    await idle();
    expect(receiver.events).toEqual([expect.objectContaining({ kind: 'subscribe', scene: '123' }), expect.objectContaining({ kind: 'scan', scene: '123' })]);
  });

  it('a message ordered to fail later is accepted, never arrives, and its event says so', async () => {
    const { sandbox, official, mini, user } = stage;
    await follow(true);
    sandbox.credits.set(user.id, ONCE, 1);
    sandbox.faults.add({ kind: 'fail-later', times: 2 });
    await official.sendTemplateMessage(templateMessage(user));
    await mini.sendSubscribeMessage(subscribeMessage(user));
    await idle();
    expect(receiver.events.slice(1)).toEqual([
      expect.objectContaining({ kind: 'template-finished', outcome: 'system-failed' }),
      expect.objectContaining({ kind: 'subscribe-sent', delivered: false }),
    ]);
    expect(sandbox.messages.list(user.id)).toEqual([]);
  });
});

describe('what is not acknowledged is repeated three times', () => {
  it.each([['no'], ['{"error":1}'], [500], [302], [201], ['hang-up']])('%p', async (answer) => {
    receiver.answers = [answer, answer, ''];
    await follow(true);
    expect(kinds()).toEqual(['subscribe', 'subscribe', 'subscribe']);
    receiver.answers = Array.from({ length: 9 }, () => answer);
    await follow(false);
    expect(kinds().filter((kind) => kind === 'unsubscribe')).toHaveLength(4);
  });
});

it('an answer that takes too long counts as none', async () => {
  stage.sandbox.settings.pushTimeoutMs = 1500;
  receiver.answers = ['silence'];
  await follow(true);
  expect(kinds()).toEqual(['subscribe', 'subscribe']);
  expect(stage.sandbox.log.list().map(({ errcode, text }) => [errcode, text])).toEqual([
    [-1, 'subscribe · 没有按时答复'],
    [0, 'subscribe · 第 2 次'],
  ]);
});

describe('what goes wrong on order', () => {
  it('push-duplicate sends copies at once, push-unheard repeats what was acknowledged, push-lose sends nothing', async () => {
    const { faults } = stage.sandbox;
    faults.add({ kind: 'push-duplicate', times: 1, copies: 4 });
    await follow(true);
    expect(kinds()).toEqual(Array.from({ length: 4 }, () => 'subscribe'));
    faults.add({ kind: 'push-unheard', times: 1, copies: 3, match: { event: 'unsubscribe' } });
    await follow(false);
    expect(kinds().slice(4)).toEqual(Array.from({ length: 3 }, () => 'unsubscribe'));
    faults.add({ kind: 'push-lose', times: 1 });
    await follow(true);
    expect(kinds()).toHaveLength(7);
    expect(faults.list()).toEqual([]);
  });

  it('push-reorder holds as many as ordered and sends the last first; release sends what is held', async () => {
    const { sandbox, user } = stage;
    sandbox.faults.add({ kind: 'push-reorder', times: 3, match: { openid: user.miniOpenid } });
    const popup = (choice: 'accept' | 'reject'): unknown => sandbox.subscriptions.answer(user.id, { [ONCE]: choice });
    popup('accept');
    popup('reject');
    await idle();
    expect(receiver.events).toEqual([]);
    sandbox.subscriptions.turnOff(user.id, ONCE);
    await idle();
    expect(receiver.events.map((one) => ('status' in one ? `${one.kind} ${one.status}` : one.kind))).toEqual(['subscribe-change reject', 'subscribe-popup reject', 'subscribe-popup accept']);
    sandbox.faults.add({ kind: 'push-reorder', times: 5 });
    popup('accept');
    sandbox.pushes.release();
    await idle();
    expect(receiver.events).toHaveLength(4);
  });

  it('a fault of one event or person leaves the others alone, and a fault of calls leaves pushes alone', async () => {
    stage.sandbox.faults.add({ kind: 'push-lose', times: 1, match: { event: 'unsubscribe' } });
    stage.sandbox.faults.add({ kind: 'push-lose', times: 1, match: { openid: 'somebody else' } });
    stage.sandbox.faults.add({ kind: 'errcode', errcode: -1, times: 1 });
    await follow(true);
    expect(kinds()).toEqual(['subscribe']);
    expect(stage.sandbox.faults.list()).toHaveLength(3);
  });
});

describe('how a push looks', () => {
  const rawFollow = async (): Promise<string> => {
    receiver.raw = true;
    await follow(true);
    return receiver.received.at(-1)?.body ?? '';
  };

  it.each(['secure', 'compatible', 'plain'] as const)('%s mode opens with the codec, in JSON and in XML', async (mode) => {
    const { mini } = stage.sandbox.settings;
    receiver.raw = true;
    for (const format of ['json', 'xml'] as const) {
      stage.sandbox.pushes.setStyle('mini', { mode, format });
      stage.sandbox.subscriptions.answer(stage.user.id, { [ONCE]: 'accept' });
      await idle();
      const { query = {}, body = '' }: Partial<Received> = receiver.received.at(-1) ?? {};
      expect({ signed: 'signature' in query, aes: query.encrypt_type, readable: body.includes(stage.user.miniOpenid), encrypted: body.includes('Encrypt') }).toEqual({
        signed: true,
        aes: mode === 'plain' ? undefined : 'aes',
        readable: mode !== 'secure',
        encrypted: mode !== 'plain',
      });
      const opened = createCallbackCodec({ ...mini, replayWindowS: 300, allowPlain: true }).open(query, Buffer.from(body), undefined);
      expect(opened.message).toMatchObject({ FromUserName: stage.user.miniOpenid, Event: 'subscribe_msg_popup_event' });
    }
  });

  it('an account without a key is pushed to in the open', async () => {
    stage.sandbox.settings.official.aesKey = '';
    expect(await rawFollow()).toContain('<Event><![CDATA[subscribe]]></Event>');
  });

  it('odd spellings that have been seen say the same', async () => {
    const { sandbox, official, mini, user } = stage;
    await follow(true);
    receiver.events.length = 0;
    sandbox.credits.set(user.id, ONCE, 9);
    sandbox.users.set(user.id, { refusesMessages: true });
    sandbox.pushes.setStyle('official', { idName: 'MsgId', eventName: 'lower', status: 'spaced' });
    const template = await official.sendTemplateMessage(templateMessage(user));
    await idle();
    const sent: (string | undefined)[] = [];
    for (const style of [{ oneEntry: 'array' }, { oneEntry: 'object', numbers: 'text' }, { numbers: 'number', idName: 'msgid' }, { format: 'xml', eventName: 'upper' }] as const) {
      sandbox.pushes.setStyle('mini', style);
      sent.push((await mini.sendSubscribeMessage(subscribeMessage(user))).msgid);
      await idle();
    }
    const idOf = (event: WechatEvent): string | undefined => ('msgid' in event ? event.msgid : undefined);
    expect(receiver.events.map((one) => [one.kind, idOf(one)])).toEqual([['template-finished', template.msgid], ...sent.map((msgid) => ['subscribe-sent', msgid])]);
    expect(receiver.events[0]).toMatchObject({ outcome: 'user-block', status: 'failed: user block' });
  });

  it('one entry is an object or a list, ids beyond 2^53 are text or bare, as the style says', async () => {
    receiver.raw = true;
    stage.sandbox.credits.set(stage.user.id, ONCE, 9);
    const bodyWith = async (style: object): Promise<string> => {
      stage.sandbox.pushes.setStyle('mini', { mode: 'plain', ...style });
      await stage.mini.sendSubscribeMessage(subscribeMessage(stage.user));
      await idle();
      return receiver.received.at(-1)?.body ?? '';
    };
    expect(await bodyWith({ oneEntry: 'object' })).toMatch(/"CreateTime":\d+,.*"List":\{"TemplateId":"[\w-]+","MsgID":"\d{19}"/);
    expect(await bodyWith({ oneEntry: 'array', numbers: 'number' })).toMatch(/"List":\[\{"TemplateId":"[\w-]+","MsgID":\d{19},"ErrorCode":0/);
    expect(await bodyWith({ numbers: 'text' })).toMatch(/"CreateTime":"\d+"/);
  });
});

describe('the server address', () => {
  it('is verified by an echo and by nothing less', async () => {
    receiver.raw = true;
    const codec = createCallbackCodec({ ...stage.sandbox.settings.official, replayWindowS: 300 });
    expect(await stage.sandbox.pushes.verify('official')).toEqual({ ok: false, text: '没有原样答复 echostr' });
    const { query } = receiver.received.at(-1) ?? {};
    expect(codec.verifyUrl(query ?? {})).toMatch(/^\d+$/);
    receiver.echo = true;
    expect(await stage.sandbox.pushes.verify('official')).toEqual({ ok: true, text: '通过' });
    receiver.echo = false;
    receiver.answers = [403, 'hang-up'];
    expect([(await stage.sandbox.pushes.verify('mini')).text, (await stage.sandbox.pushes.verify('mini')).text]).toEqual(['HTTP 403', '连接不上']);
    stage.sandbox.settings.mini.pushUrl = undefined;
    expect(await stage.sandbox.pushes.verify('mini')).toEqual({ ok: false, text: '没有设置推送地址' });
  });
});

it('what somebody writes to the account is a message with an id beyond 2^53, and no event', async () => {
  receiver.raw = true;
  stage.sandbox.settings.official.aesKey = '';
  stage.sandbox.pushes.text(stage.user.officialOpenid, '你好]]>', '2918131553548107776');
  await idle();
  expect(receiver.received[0]?.body).toMatch(/<MsgType><!\[CDATA\[text\]\]><\/MsgType><Content><!\[CDATA\[你好.*<MsgId>2918131553548107776<\/MsgId><\/xml>$/);
});

it('several entries may come in one wrapper or each in its own', async () => {
  const { sandbox, user } = stage;
  for (const wrappers of ['one', 'each'] as const) {
    sandbox.pushes.setStyle('mini', { format: 'xml', wrappers });
    sandbox.subscriptions.answer(user.id, { [ONCE]: 'accept', 'sandbox-mini-long': 'accept' });
    await idle();
    expect(receiver.events.splice(0).map((one) => ('templateId' in one ? one.templateId : ''))).toEqual([ONCE, 'sandbox-mini-long']);
  }
});

describe('cloud hosting', () => {
  it('pushes are unsigned and say where they come from; the container is asked first', async () => {
    receiver.raw = true;
    stage.sandbox.settings.cloud = true;
    expect(await stage.sandbox.pushes.probe()).toEqual({ mini: 'ok', official: 'ok' });
    expect(receiver.received.map(({ body }) => body)).toEqual(['{"action":"CheckContainerPath"}', '<xml><action><![CDATA[CheckContainerPath]]></action></xml>']);
    stage.sandbox.subscriptions.answer(stage.user.id, { [ONCE]: 'accept' });
    await idle();
    const push = receiver.received.at(-1);
    expect(push?.query).toEqual({});
    expect(push?.headers['x-wx-source']).toBeDefined();
    expect(JSON.parse(push?.body ?? '')).toMatchObject({ Event: 'subscribe_msg_popup_event', FromUserName: stage.user.miniOpenid });
    receiver.answers = [404];
    expect(await stage.sandbox.pushes.probe()).toEqual({ mini: 'HTTP 404', official: 'ok' });
  });
});
