import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Created, Inbox, InboxItem } from '@sunshine/contracts';
import { EndingsService } from '../src/modules/deliveries/endings.service.js';
import { EventOutcomesService } from '../src/modules/deliveries/event-outcomes.service.js';
import { MessageCallsService } from '../src/modules/deliveries/message-calls.service.js';
import { addMs } from '../src/platform/clock/clock.js';
import { RetryAt } from '../src/platform/outbox/outbox-handler.js';
import { WechatEventsService } from '../src/platform/wechat/callbacks/wechat-events.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { ONCE, startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const SUBSCRIBE = '/cgi-bin/message/subscribe/send';
const TEMPLATE = '/cgi-bin/message/template/send';

describe('a push whose outcome is lost', () => {
  let stage: WechatStage;
  let number = 0;

  beforeAll(async () => {
    stage = await startWechatStage();
  });
  afterAll(() => stage.close());

  /** The process dies at this point of the next send: what was committed stays, what comes after never happens. */
  const dieBeforeCall = (): void => {
    const calls = stage.test.app.get(MessageCallsService, { strict: false });
    calls.send = () => {
      Reflect.deleteProperty(calls, 'send');
      return Promise.reject(new Error('killed before the call'));
    };
  };
  const dieAfterCall = (): void => {
    const endings = stage.test.app.get(EndingsService, { strict: false });
    endings.accepted = () => {
      Reflect.deleteProperty(endings, 'accepted');
      return Promise.reject(new Error('killed after the call'));
    };
  };
  const person = async (credits: number, follows = false): Promise<Phone> => {
    number += 1;
    const phone = await stage.phone(`第${number}人（演示）`);
    for (let left = credits; left > 0; left -= 1) await phone.accept();
    if (follows) await phone.follow();
    await stage.test.api.post<Created>('/api/alerts', { name: '提醒', anyOf: [`工程${number}号`] }, phone.token);
    return phone;
  };
  const publish = (): Promise<{ noticeId: string }> => stage.publish({ project: { name: `工程${number}号`, code: null }, title: `工程${number}号招标公告` });
  const later = async (ms: number): Promise<void> => {
    stage.test.clock.advance(ms);
    await stage.settle();
  };
  const seconds = (): number => Math.floor(stage.test.clock.now().getTime() / 1000);
  /** WeChat says that an official message arrived that was sent at `createTime`, in seconds. */
  const finished = (phone: Phone, createTime: number, msgid: string): Promise<void> => {
    const event = { kind: 'template-finished', openid: phone.user.officialOpenid, createTime, msgid, outcome: 'success', status: 'success' } as const;
    return stage.test.app.get(UnitOfWork).run((tx) => stage.test.app.get(EventOutcomesService, { strict: false }).templateFinished(tx, event));
  };
  const only = async (phone: Phone): Promise<InboxItem | undefined> => (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body.items[0];
  /** Events do not reach us, as while a process is away. */
  const deaf = async (work: () => Promise<void>): Promise<void> => {
    const { mini, official } = stage.sandbox.settings;
    const urls = [mini.pushUrl, official.pushUrl];
    [mini.pushUrl, official.pushUrl] = [undefined, undefined];
    await work();
    [mini.pushUrl, official.pushUrl] = urls;
  };

  const sayDelivered = (phone: Phone): unknown =>
    stage.sandbox.pushes.toMini(phone.user.miniOpenid, 'subscribe_msg_sent_event', { List: { TemplateId: ONCE, MsgID: '1864323726461255680', ErrorCode: '0', ErrorStatus: 'success' } });

  it('is sent once after a death before the call, on the last credit', async () => {
    const phone = await person(1);
    await publish();
    dieBeforeCall();
    await stage.settle();
    expect(phone.messages()).toHaveLength(0);
    await later(60_000);
    expect(phone.messages()).toHaveLength(1);
    expect(await only(phone)).toMatchObject({ state: 'confirmed' });
  });

  it('is not sent twice after a death behind the call, on the last credit: WeChat itself refuses, and its event tells why', async () => {
    const phone = await person(1);
    await deaf(async () => {
      await publish();
      dieAfterCall();
      await stage.settle();
      await later(60_000);
    });
    expect(phone.messages()).toHaveLength(1);
    expect(await only(phone)).toMatchObject({ state: 'unknown' });
    sayDelivered(phone);
    await stage.settle();
    expect(await only(phone)).toMatchObject({ state: 'confirmed' });
  });

  it('is not said to be sent when the last credit is refused because the person switched it off unheard', async () => {
    const phone = await person(1);
    await publish();
    dieBeforeCall();
    await stage.settle();
    await deaf(async () => {
      stage.sandbox.subscriptions.turnOff(phone.user.id, ONCE);
      await later(60_000);
    });
    expect(phone.messages()).toHaveLength(0);
    expect(await only(phone)).toMatchObject({ state: 'unknown' });
  });

  it('is not called again on a credit that a switch-off has voided, for what WeChat allows now is another accept', async () => {
    const phone = await person(1);
    await deaf(async () => {
      await publish();
      dieAfterCall();
      await stage.settle();
    });
    stage.sandbox.subscriptions.turnOff(phone.user.id, ONCE);
    await stage.settle();
    await deaf(async () => {
      stage.sandbox.subscriptions.answer(phone.user.id, { [ONCE]: 'accept' });
      await later(60_000);
    });
    expect(phone.messages()).toHaveLength(1);
    expect(await only(phone)).toMatchObject({ state: 'unknown' });
  });

  it('is recognised by its event after a death behind the call, whatever the credits', async () => {
    const phone = await person(3);
    await publish();
    dieAfterCall();
    await stage.settle();
    await later(60_000);
    expect(phone.messages()).toHaveLength(1);
    expect(await only(phone)).toMatchObject({ state: 'confirmed' });
    expect(stage.sandbox.credits.left(phone.user.id, ONCE)).toBe(2);
  });

  it.each([
    ['behind', dieAfterCall, 1],
    ['before', dieBeforeCall, 0],
  ] as const)('is said to be unknown, and not doubled, after a death %s the call that no event explains', async (_where, die, arrived) => {
    const phone = await person(3);
    await deaf(async () => {
      await publish();
      die();
      await stage.settle();
      await later(5000);
      expect(await only(phone)).toMatchObject({ state: 'waiting', stateReason: '微信没有回应，可能已送达' });
      await later(60_000);
    });
    expect(phone.messages()).toHaveLength(arrived);
    expect(await only(phone)).toMatchObject({ state: 'unknown', stateReason: '微信没有回应，可能已送达' });
  });

  it('is sent once more, with credits to spare, when other events came since and none spoke of it', async () => {
    const phone = await person(3);
    await publish();
    dieBeforeCall();
    await stage.settle();
    await later(5000);
    stage.sandbox.subscriptions.answer(phone.user.id, { [ONCE]: 'accept' });
    await stage.settle();
    expect(phone.messages()).toHaveLength(0);
    await later(60_000);
    expect(phone.messages()).toHaveLength(1);
    expect(await only(phone)).toMatchObject({ state: 'confirmed' });
  });

  it('is not sent once more while an event that came since has no effect yet, for it may speak of this call', async () => {
    const phone = await person(3);
    await deaf(async () => {
      await publish();
      dieAfterCall();
      await stage.settle();
    });
    stage.test.clock.advance(5000);
    sayDelivered(phone);
    const events = stage.test.app.get(WechatEventsService);
    const { apply } = events;
    events.apply = (id) => (stage.test.clock.now() < resumeAt ? Promise.reject(new Error('the database is busy')) : apply.call(events, id));
    const resumeAt = addMs(stage.test.clock.now(), 25_000);
    stage.sandbox.subscriptions.answer(phone.user.id, { [ONCE]: 'accept' });
    for (let seconds = 0; seconds < 60; seconds += 1) await later(1000);
    Reflect.deleteProperty(events, 'apply');
    expect(phone.messages()).toHaveLength(1);
    expect(await only(phone)).toMatchObject({ state: 'confirmed' });
  });

  it.each([
    ['before', dieBeforeCall],
    ['behind', dieAfterCall],
  ] as const)('is repeated under the same id on the official account after a death %s the call, and arrives once', async (_where, die) => {
    const phone = await person(0, true);
    await deaf(async () => {
      await publish();
      die();
      await stage.settle();
      await later(60_000);
    });
    expect(phone.messages()).toHaveLength(1);
    expect(await only(phone)).toMatchObject({ channel: 'official', state: 'sent' });
  });

  it('is unknown on the official account when the id protects no longer', async () => {
    const phone = await person(0, true);
    await deaf(async () => {
      await publish();
      dieBeforeCall();
      await stage.settle();
      await later(10 * 60_000);
    });
    expect(phone.messages()).toHaveLength(0);
    expect(await only(phone)).toMatchObject({ channel: 'official', state: 'unknown' });
  });

  it('is unknown at once when WeChat takes it and cuts the line, until the event confirms it', async () => {
    const phone = await person(1);
    stage.sandbox.faults.add({ kind: 'drop-after-accept', times: 1, match: { path: SUBSCRIBE } });
    await deaf(async () => {
      await publish();
      await stage.settle();
      await later(3_600_000);
    });
    expect(phone.messages()).toHaveLength(1);
    expect(await only(phone)).toMatchObject({ state: 'unknown' });
    sayDelivered(phone);
    await stage.settle();
    expect(await only(phone)).toMatchObject({ state: 'confirmed', stateReason: null });
  });

  it('arrives once on the official account when WeChat takes it and cuts the line', async () => {
    const phone = await person(0, true);
    stage.sandbox.faults.add({ kind: 'drop-after-accept', times: 2, match: { path: TEMPLATE } });
    await publish();
    await stage.settle();
    await later(60_000);
    await later(60_000);
    expect(await only(phone)).toMatchObject({ state: 'sent' });
    await later(1000);
    expect(phone.messages()).toHaveLength(1);
    expect(await only(phone)).toMatchObject({ state: 'confirmed' });
  });

  it('is not confirmed on the official account by an event that came before its own answer: it may be about another call', async () => {
    const phone = await person(0, true);
    await publish();
    dieBeforeCall();
    await stage.settle();
    await expect(finished(phone, seconds(), '4242')).rejects.toBeInstanceOf(RetryAt);
    expect(await only(phone)).toMatchObject({ state: 'waiting' });
  });

  it('is not confirmed on the official account by the event of the call before it: whose that is, the answers tell', async () => {
    const phone = await person(0, true);
    const states = async (): Promise<unknown[]> => (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body.items.map(({ state }) => state);
    stage.sandbox.faults.add({ kind: 'truncate', times: 1, match: { path: TEMPLATE } });
    await deaf(async () => {
      await publish();
      await stage.settle();
    });
    dieBeforeCall();
    await publish();
    await stage.settle();
    stage.sandbox.pushes.toOfficial(phone.user.officialOpenid, 'TEMPLATESENDJOBFINISH', { MsgID: BigInt(phone.messages()[0]?.id ?? 0), Status: 'success' });
    await stage.settle();
    expect(await states()).toEqual(['waiting', 'waiting']);
    for (let minute = 0; minute < 4; minute += 1) await later(60_000);
    expect(phone.messages()).toHaveLength(2);
    expect(await states()).toEqual(['confirmed', 'confirmed']);
  });

  it('is not confirmed by it either when that call has been made again since, and was lost again', async () => {
    const phone = await person(0, true);
    for (const kind of ['truncate', 'reset'] as const) stage.sandbox.faults.add({ kind, times: 1, match: { path: TEMPLATE } });
    const createTime = seconds();
    await deaf(async () => {
      for (let notices = 0; notices < 2; notices += 1) {
        await publish();
        await stage.settle();
      }
    });
    dieBeforeCall();
    await later(5000);
    await expect(finished(phone, createTime, phone.messages()[0]?.id ?? '')).rejects.toBeInstanceOf(RetryAt);
  });
});

describe('a worker that runs apart from the process that listens', () => {
  it('does not call again after a lost call with credits to spare: it cannot know what was heard meanwhile', async () => {
    const stage = await startWechatStage({ config: { ROLE: 'worker' } });
    try {
      const phone = await stage.phone('另有进程收事件的人（演示）');
      for (let credits = 3; credits > 0; credits -= 1) await phone.accept();
      await stage.test.api.post<Created>('/api/alerts', { name: '提醒', categories: ['engineering'] }, phone.token);
      await stage.publish();
      const calls = stage.test.app.get(MessageCallsService, { strict: false });
      calls.send = () => Promise.reject(new Error('killed before the call'));
      await stage.settle();
      Reflect.deleteProperty(calls, 'send');
      stage.test.clock.advance(5000);
      await phone.accept();
      stage.test.clock.advance(60_000);
      await stage.settle();
      expect(phone.messages()).toHaveLength(0);
      expect((await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body.items).toMatchObject([{ state: 'unknown' }]);
    } finally {
      await stage.close();
    }
  });
});

describe('an event that is faster than the answer to its call', () => {
  let stage: WechatStage;

  beforeAll(async () => {
    // A person's turn ends with the time-out of its call: here long before the outcome of a lost call is given up.
    stage = await startWechatStage({ config: { WECHAT_TIMEOUT_MS: '2000' } });
  });
  afterAll(() => stage.close());

  it.each([
    ['faster than its answer', true],
    ['of a call whose answer was lost', false],
  ])('is not taken for an older call to the same person that never left: %s', async (_when, hasAnswer) => {
    const { test, settle } = stage;
    const phone = await stage.phone(`两条消息的人（演示${String(hasAnswer)}）`);
    for (let credits = 3; credits > 0; credits -= 1) await phone.accept();
    const word = hasAnswer ? '加固' : '硬化';
    await test.api.post<Created>('/api/alerts', { name: '提醒', anyOf: [word] }, phone.token);
    const calls = test.app.get(MessageCallsService, { strict: false });
    const callOnce = (send: typeof calls.send): void => {
      calls.send = (delivery) => {
        Reflect.deleteProperty(calls, 'send');
        return send(delivery);
      };
    };
    const speakOf = async (msgid: string | undefined): Promise<void> => {
      const createTime = Math.floor(test.clock.now().getTime() / 1000);
      const event = { kind: 'subscribe-sent', openid: phone.user.miniOpenid, templateId: ONCE, msgid: msgid ?? '', delivered: true, errorCode: '0', errorStatus: 'success', createTime } as const;
      await test.app.get(UnitOfWork).run((tx) => test.app.get(EventOutcomesService, { strict: false }).subscribeSent(tx, event));
    };
    const publish = (name: string) => stage.publish({ project: { name, code: null }, title: `${name}${word}招标公告`, bodyHtml: '<p>虚构。</p>' });
    await publish('甲村工程');
    callOnce(() => Promise.reject(new Error('killed before the call')));
    await settle();
    test.clock.advance(15_000);
    const younger = await publish('乙村工程');
    if (!hasAnswer) stage.sandbox.faults.add({ kind: 'drop-after-accept', times: 1, match: { path: SUBSCRIBE } });
    callOnce(async (delivery) => {
      const answer = await calls.send(delivery);
      await speakOf(answer.msgid);
      return answer;
    });
    await settle();
    expect(phone.messages()).toHaveLength(1);
    const { items } = (await test.api.get<Inbox>('/api/inbox', phone.token)).body;
    expect(Object.fromEntries(items.map(({ noticeId, state }) => [noticeId === younger.noticeId ? 'younger' : 'older', state]))).toEqual({ younger: 'confirmed', older: 'waiting' });
  });
});

describe('two calls to one person that both ended open', () => {
  let stage: WechatStage;
  let phone: Phone;
  beforeAll(async () => {
    stage = await startWechatStage();
    phone = await stage.phone('断线两次的人（演示）');
    for (let credits = 6; credits > 0; credits -= 1) await phone.accept();
    await stage.test.api.post<Created>('/api/alerts', { name: '提醒', anyOf: ['加固'] }, phone.token);
  });
  afterAll(() => stage.close());
  const newestTwo = async (): Promise<(string | undefined)[]> => {
    const { items } = (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body;
    return items.slice(0, 2).map(({ state }) => state);
  };

  it('in one moment stay unknown when WeChat speaks of one of them', async () => {
    stage.sandbox.faults.add({ kind: 'drop-after-accept', times: 1, match: { path: SUBSCRIBE } });
    stage.sandbox.faults.add({ kind: 'truncate', times: 1, match: { path: SUBSCRIBE } });
    stage.sandbox.faults.add({ kind: 'push-lose', times: 1, match: { event: 'subscribe_msg_sent_event' } });
    for (const name of ['甲村', '乙村']) await stage.publish({ project: { name, code: null }, title: `${name}加固招标公告` });
    await stage.settle();
    stage.test.clock.advance(1000);
    await stage.settle();
    expect(await newestTwo()).toEqual(['unknown', 'unknown']);
  });

  it('seconds apart stay unknown too: the first may have been taken late, and the second not at all', async () => {
    stage.test.clock.advance(60_000);
    stage.sandbox.faults.add({ kind: 'reset', times: 2, match: { path: SUBSCRIBE } });
    for (const name of ['丙村', '丁村']) {
      await stage.publish({ project: { name, code: null }, title: `${name}加固招标公告` });
      await stage.settle();
      stage.test.clock.advance(3000);
    }
    stage.sandbox.pushes.toMini(phone.user.miniOpenid, 'subscribe_msg_sent_event', { List: { TemplateId: ONCE, MsgID: '1864323726461255681', ErrorCode: '0', ErrorStatus: 'success' } });
    await stage.settle();
    expect(await newestTwo()).toEqual(['unknown', 'unknown']);
  });
});

describe('a push that WeChat puts off', () => {
  let stage: WechatStage;
  let phone: Phone;

  beforeAll(async () => {
    stage = await startWechatStage();
    phone = await stage.phone('排队的人（演示）');
    await stage.test.api.post<Created>('/api/alerts', { name: '提醒', categories: ['engineering'] }, phone.token);
  });
  afterAll(() => stage.close());

  const newest = async (): Promise<InboxItem | undefined> => (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body.items[0];
  const publish = async (): Promise<void> => {
    await phone.accept();
    await stage.publish({ project: { name: `工程${phone.messages().length}号`, code: null } });
    await stage.settle();
  };

  it.each([
    ['busy', { kind: 'errcode', errcode: -1 }, 5000, '微信繁忙，稍后自动再发'],
    ['minute quota', { kind: 'errcode', errcode: 45011 }, 61_000, '微信限制每分钟的条数，稍后自动再发'],
    ['day quota', { kind: 'errcode', errcode: 45009 }, 24 * 3_600_000, '微信限制每天的条数，次日自动再发'],
    ['a gateway that is down', { kind: 'http-500' }, 5000, '暂时连不上微信，稍后自动再发'],
  ] as const)('%s: waits, says why, and arrives once later', async (_why, fault, wait, words) => {
    const before = phone.messages().length;
    stage.sandbox.faults.add({ ...fault, times: 1, match: { path: SUBSCRIBE } });
    await publish();
    expect(await newest()).toMatchObject({ state: 'waiting', stateReason: words });
    expect(phone.messages()).toHaveLength(before);
    stage.test.clock.advance(wait);
    await stage.settle();
    expect(phone.messages()).toHaveLength(before + 1);
    expect(await newest()).toMatchObject({ state: 'confirmed' });
  });

  it('a refused content ends as failed with the reason, and the credit is there again', async () => {
    const credits = stage.sandbox.credits.left(phone.user.id, ONCE);
    stage.sandbox.faults.add({ kind: 'errcode', errcode: 47003, errmsg: 'argument invalid! data.thing1.value invalid', times: 1, match: { path: SUBSCRIBE } });
    await publish();
    expect(await newest()).toMatchObject({ state: 'failed', stateReason: '微信没有接受消息内容，工作人员会查明' });
    const { body } = await stage.test.api.get<{ credits: { templateId: string; left: number }[] }>('/api/me', phone.token);
    expect(body.credits.find((credit) => credit.templateId === ONCE)?.left).toBe(credits + 1);
  });
});
