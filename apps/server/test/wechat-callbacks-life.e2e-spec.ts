import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Created, Inbox, Me } from '@sunshine/contracts';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { DeliveriesService, type NoticeNews } from '../src/modules/deliveries/deliveries.service.js';
import { InboxItemEntity } from '../src/modules/deliveries/inbox-item.entity.js';
import { MessageCallsService } from '../src/modules/deliveries/message-calls.service.js';
import { UsersService } from '../src/modules/identity/users.service.js';
import { Alarms } from '../src/platform/alarms/alarms.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { OutboxWorker } from '../src/platform/outbox/outbox-worker.js';
import { RecurringJobs } from '../src/platform/schedule/recurring-jobs.js';
import { ForgottenSenderEntity } from '../src/platform/wechat/callbacks/forgotten-sender.entity.js';
import { WechatEventsService } from '../src/platform/wechat/callbacks/wechat-events.service.js';
import { kept, nowS, postSecure, type Answered, type PushTarget } from './support/callbacks.js';
import { ONCE, startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const onMysql = process.env['TEST_DATABASE_URL'] ? it : it.skip;

let stage: WechatStage;

beforeAll(async () => {
  stage = await startWechatStage();
});
afterAll(() => stage.close());

const event = (openid: string, createTime: string, more: object = {}): string =>
  JSON.stringify({ ToUserName: 'gh_test', FromUserName: openid, CreateTime: createTime, MsgType: 'event', Event: 'subscribe_msg_popup_event', List: { TemplateId: ONCE, SubscribeStatusString: 'accept', PopupScene: '0' }, ...more });
const push = (message: string): Promise<Answered> => {
  const target: PushTarget = { account: 'mini', ...stage.sandbox.settings.mini };
  return postSecure(stage.test, target, message);
};
const left = async (token: string): Promise<number | null | undefined> => (await stage.test.api.get<Me>('/api/me', token)).body.credits.find((credit) => credit.templateId === ONCE)?.left;
const database = (): DataSource => stage.test.app.get(DataSource);

async function tablesWith(value: string): Promise<string[]> {
  const found: string[] = [];
  for (const { tablePath } of database().entityMetadatas) {
    const rows: unknown = await database().query(`SELECT * FROM ${database().driver.escape(tablePath)}`);
    if (JSON.stringify(rows).includes(value)) found.push(tablePath);
  }
  return found;
}

describe('an event and an erasure', () => {
  let phone: Phone;
  let openid: string;

  beforeEach(async () => {
    stage.test.clock.advance(1000);
    phone = await stage.phone('要走的人（演示）');
    openid = phone.user.miniOpenid;
  });

  it('what happened before the erasure has no effect after it, however late WeChat says it', async () => {
    const before = nowS(stage.test);
    await stage.test.api.delete('/api/me', phone.token);
    stage.test.clock.advance(2 * MINUTE_MS);
    expect((await push(event(openid, before))).text).toBe('success');
    await stage.settle();
    expect(await tablesWith(openid)).toEqual([]);
  });

  it('what was accepted and not applied yet is forgotten with the person', async () => {
    await push(event(openid, nowS(stage.test)));
    expect(await tablesWith(openid)).toContain('wechat_event');
    await stage.test.api.delete('/api/me', phone.token);
    expect(await tablesWith(openid)).toEqual([]);
    await stage.settle();
    expect(await tablesWith(openid)).toEqual([]);
  });

  it('a permission given after the erasure is a new one, and counts when its giver comes back', async () => {
    await phone.accept();
    await stage.test.api.delete('/api/me', phone.token);
    stage.test.clock.advance(1000);
    await push(event(openid, nowS(stage.test)));
    await stage.settle();
    const token = await stage.test.loginUser(stage.sandbox.loginCode(phone.user.id));
    expect(await left(token)).toBe(1);
  });

  it('an erasure beside the work on an event leaves nothing either, whoever comes first', async () => {
    for (let round = 0; round < 10; round += 1) {
      stage.test.clock.advance(1000);
      const someone = await stage.phone(`同时${round}（演示）`);
      await push(event(someone.user.miniOpenid, nowS(stage.test)));
      const [erased] = await Promise.all([stage.test.api.delete('/api/me', someone.token), stage.test.drain()]);
      expect(erased.status).toBeLessThan(300);
      expect(await tablesWith(someone.user.miniOpenid)).toEqual([]);
    }
  });

  it('a permission may arrive before the first login', async () => {
    const user = stage.sandbox.users.create('还没登录（演示）');
    await push(event(user.miniOpenid, nowS(stage.test)));
    await stage.settle();
    const token = await stage.test.loginUser(stage.sandbox.loginCode(user.id));
    expect(await left(token)).toBe(1);
  });

  onMysql('a batch that read the people before an erasure tells nobody after it (MySQL only: SQLite runs them in turn)', async () => {
    const { id: userId } = (await stage.test.api.get<Me>('/api/me', phone.token)).body;
    const news: NoticeNews = { kind: 'published', noticeId: 'n1', versionNumber: 1, projectId: 'p1', title: '公告', summary: '', deadlineAt: null, expiresAt: null };
    const values = { project: '', step: '', time: '', why: '', title: '', hint: '' } as never;
    await stage.test.app.get(UnitOfWork).run(async (tx) => {
      expect(await stage.test.app.get(UsersService).getMany([userId], tx)).toHaveLength(1);
      expect((await stage.test.api.delete('/api/me', phone.token)).status).toBeLessThan(300);
      expect(await stage.test.app.get(DeliveriesService, { strict: false }).record(tx, news, [{ userId, reasons: [], values, timing: { when: 'now', quiet: [] } }])).toEqual([]);
    });
    expect(await database().manager.countBy(InboxItemEntity, { userId })).toBe(0);
  });
});

describe('events in any order', () => {
  it('four workers at once on one accept add one credit', async () => {
    const phone = await stage.phone('四个进程（演示）');
    await push(event(phone.user.miniOpenid, nowS(stage.test)));
    const { id } = (await kept(stage.test)).events.at(-1) ?? { id: '' };
    const events = stage.test.app.get(WechatEventsService);
    await Promise.all([events.apply(id), events.apply(id), events.apply(id), events.apply(id)]);
    expect(await left(phone.token)).toBe(1);
  });

  it('a refusal that overtakes the accept before it leaves nothing', async () => {
    const phone = await stage.phone('先后颠倒（演示）');
    const at = Number(nowS(stage.test));
    const off = { Event: 'subscribe_msg_change_event', List: { TemplateId: ONCE, SubscribeStatusString: 'reject' } };
    await push(event(phone.user.miniOpenid, String(at + 2), off));
    await stage.settle();
    await push(event(phone.user.miniOpenid, String(at + 1)));
    await stage.settle();
    expect(await left(phone.token)).toBe(0);
  });

  it('a result that nobody waits for changes nothing, and the accept after it counts', async () => {
    const phone = await stage.phone('没人等的结果（演示）');
    const at = Number(nowS(stage.test));
    const sent = { Event: 'subscribe_msg_sent_event', List: { TemplateId: ONCE, MsgID: '1864323726461255681', ErrorCode: '0', ErrorStatus: 'success' } };
    await push(event(phone.user.miniOpenid, String(at + 1), sent));
    await push(event(phone.user.miniOpenid, String(at + 2)));
    await stage.settle();
    expect(await left(phone.token)).toBe(1);
  });

  it.each(['official', 'mini-once'] as const)('a result that overtakes the answer to its send confirms it (%s)', async (channel) => {
    const phone = await stage.phone(`抢先的结果（演示）${channel}`);
    await phone.accept();
    if (channel === 'official') await phone.follow();
    await stage.test.api.post<Created>('/api/alerts', { name: '提醒', anyOf: [channel] }, phone.token);
    const calls = stage.test.app.get(MessageCallsService, { strict: false });
    const send = calls.send.bind(calls);
    calls.send = async (delivery) => {
      Reflect.deleteProperty(calls, 'send');
      const answer = await send(delivery);
      await stage.sandbox.pushes.idle();
      expect(await stage.test.app.get(OutboxWorker).tick()).toBe(1);
      return answer;
    };
    await stage.publish({ project: { name: channel, code: null }, title: `${channel}招标公告` });
    await stage.settle();
    // On the official account it waits for the answer, which alone tells whose it is.
    stage.test.clock.advance(1000);
    await stage.settle();
    expect(phone.messages()).toHaveLength(1);
    expect((await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body.items).toMatchObject([{ state: 'confirmed', channel }]);
    expect(await left(phone.token)).toBe(channel === 'official' ? 1 : 0);
  });

  it('leaving and coming back, told in the wrong order, ends with a follower', async () => {
    const phone = await stage.phone('去而复返（演示）');
    await phone.follow();
    const { officialOpenid } = stage.sandbox.users.get(phone.user.id);
    const target: PushTarget = { account: 'official', ...stage.sandbox.settings.official };
    const told = (name: string, at: number): Promise<Answered> => postSecure(stage.test, target, JSON.stringify({ FromUserName: officialOpenid, CreateTime: String(at), MsgType: 'event', Event: name }));
    const at = Number(nowS(stage.test));
    await told('subscribe', at + 2);
    await told('unsubscribe', at + 1);
    await stage.settle();
    expect((await stage.test.api.get<Me>('/api/me', phone.token)).body.followsOfficial).toBe(true);
  });

  it('what waits for the official account goes another way as soon as its follower leaves', async () => {
    const phone = await stage.phone('走了（演示）');
    await phone.accept();
    await phone.follow();
    await stage.test.api.post<Created>('/api/alerts', { name: '提醒', anyOf: ['道路'] }, phone.token);
    stage.sandbox.faults.add({ kind: 'errcode', errcode: 45009, times: 1, match: { path: '/cgi-bin/message/template/send' } });
    await stage.publish();
    await stage.settle();
    expect(phone.messages()).toEqual([]);
    stage.test.clock.advance(1000);
    stage.sandbox.subscriptions.follow(phone.user.id, false);
    await stage.settle();
    expect(phone.messages()).toHaveLength(1);
  });
});

describe('events in any spelling', () => {
  const styles = fc.record({
    mode: fc.constantFrom('secure', 'compatible'),
    format: fc.constantFrom('json', 'xml'),
    oneEntry: fc.constantFrom('object', 'array'),
    wrappers: fc.constantFrom('one', 'each'),
    numbers: fc.constantFrom('as-documented', 'text', 'number'),
    idName: fc.constantFrom('MsgID', 'MsgId', 'msgid'),
    eventName: fc.constantFrom('as-documented', 'lower', 'upper'),
    status: fc.constantFrom('as-documented', 'spaced'),
  } as const);
  let people = 0;

  // The day's quota of the account was used up above.
  beforeAll(() => stage.test.clock.advance(DAY_MS));

  it('permissions, results and refusals mean the same, however they are written and repeated', async () => {
    await fc.assert(
      fc.asyncProperty(styles, styles, async (mini, official) => {
        people += 1;
        stage.sandbox.pushes.setStyle('mini', mini);
        stage.sandbox.pushes.setStyle('official', official);
        stage.sandbox.faults.add({ kind: 'push-duplicate', times: 100, copies: 2 });
        const subject = `拼写${people}号`;
        const [reader, follower, blocker] = [await stage.phone(`读者${people}`), await stage.phone(`关注者${people}`), await stage.phone(`拒收者${people}`)];
        for (const phone of [reader, blocker]) await phone.accept();
        for (const phone of [follower, blocker]) await phone.follow();
        stage.sandbox.users.set(blocker.user.id, { refusesMessages: true });
        for (const phone of [reader, follower, blocker]) await stage.test.api.post<Created>('/api/alerts', { name: '提醒', anyOf: [subject] }, phone.token);
        await stage.publish({ project: { name: subject, code: null }, title: `${subject}招标公告` });
        await stage.settle();
        const ends = [];
        for (const phone of [reader, follower, blocker]) {
          const { body } = await stage.test.api.get<Inbox>('/api/inbox', phone.token);
          ends.push([body.items[0]?.channel, body.items[0]?.state, await left(phone.token)]);
        }
        expect(ends).toEqual([
          ['mini-once', 'confirmed', 0],
          ['official', 'confirmed', 0],
          ['mini-once', 'confirmed', 0],
        ]);
        stage.sandbox.faults.clear();
      }),
      { numRuns: 10 },
    );
  }, 120_000);
});

describe('an event that cannot be applied yet', () => {
  beforeAll(() => {
    stage.sandbox.pushes.setStyle('mini', { mode: 'secure', format: 'json' });
    stage.sandbox.pushes.setStyle('official', { mode: 'secure', format: 'xml' });
  });

  it('is acknowledged while the work on another one hangs', async () => {
    const phone = await stage.phone('慢（演示）');
    stage.sandbox.faults.add({ kind: 'latency', latencyMs: 2000, times: 1, match: { path: '/cgi-bin/user/info' } });
    stage.sandbox.subscriptions.follow(phone.user.id, true);
    await stage.sandbox.pushes.idle();
    const work = stage.test.drain().then(() => 'the work');
    const answer = push(event(phone.user.miniOpenid, nowS(stage.test))).then(({ text }) => text);
    expect(await Promise.race([work, answer])).toBe('success');
    await work;
    await stage.settle();
  });

  it('is tried again until it can, raises an alarm meanwhile, and is in nobody’s way', async () => {
    const phone = await stage.phone('稍候（演示）');
    const alarms = stage.test.app.get(Alarms);
    const care = (): Promise<void> => stage.test.app.get(RecurringJobs).runNow('wechat.events');
    stage.sandbox.faults.add({ kind: 'http-500', times: 1000, match: { path: '/cgi-bin/user/info' } });
    stage.sandbox.subscriptions.follow(phone.user.id, true);
    await stage.settle();
    for (let hour = 0; hour < 40; hour += 1) {
      stage.test.clock.advance(60 * MINUTE_MS);
      await stage.test.drain();
    }
    await phone.accept();
    expect(await left(phone.token)).toBe(1);
    await care();
    expect((await alarms.list()).map(({ key, text }) => [key, text])).toContainEqual(['wechat:events', expect.stringContaining('1 条微信推送')]);

    stage.sandbox.faults.clear();
    stage.test.clock.advance(60 * MINUTE_MS);
    await stage.settle();
    expect((await stage.test.api.get<Me>('/api/me', phone.token)).body.followsOfficial).toBe(true);
    await care();
    expect((await alarms.list()).map(({ key }) => key)).not.toContain('wechat:events');
  });

  it('is forgotten after a week, and so are fingerprints and senders who were erased; not earlier', async () => {
    stage.test.clock.advance(8 * DAY_MS);
    const phone = await stage.phone('一周（演示）');
    await phone.accept();
    await stage.test.api.delete('/api/me', phone.token);
    const rows = async (): Promise<number[]> => [(await kept(stage.test)).events.length, await database().manager.count(ForgottenSenderEntity)];
    const care = (): Promise<void> => stage.test.app.get(RecurringJobs).runNow('wechat.events');
    stage.test.clock.advance(7 * DAY_MS - 5000);
    await care();
    expect(await rows()).toEqual([1, 1]);
    stage.test.clock.advance(10_000);
    await care();
    expect(await rows()).toEqual([0, 0]);
  });
});
