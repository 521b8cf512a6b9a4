import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAX_RETRIES_AT_ONCE, type AuditEntry, type Delivery, type DeliveryCount, type DeliveryDetail, type DeliveryHealth, type Inbox, type InboxLog, type Me, type Page, type RetriedDeliveries } from '@sunshine/contracts';
import { DeliveryFiguresService } from '../src/modules/deliveries/delivery-figures.service.js';
import { WechatAnswersService } from '../src/modules/self-watch/wechat-answers.service.js';
import type { TimePlace } from '../src/platform/database/time-place.js';
import { casesAt } from './support/cases.js';
import { OFFICIAL, startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

describe('what happened to a message', () => {
  let stage: WechatStage;
  let desk: string;

  beforeAll(async () => {
    stage = await startWechatStage({ config: { METRICS_TOKEN: 'a-token-of-metrics', SELF_WATCH: 'true' } });
    desk = await stage.test.loginStaff('supervisor-desk');
  });
  afterAll(() => stage.close());

  const subscribed = async (name: string, word: string): Promise<Phone> => {
    const phone = await stage.phone(name);
    await stage.test.api.post('/api/alerts', { name: word, anyOf: [word] }, phone.token);
    return phone;
  };
  const publish = async (word: string): Promise<string> => {
    const { noticeId } = await stage.publish({ project: { name: `${word}项目`, code: null }, title: `${word}公告` });
    await stage.settle();
    return noticeId;
  };
  const inbox = async (phone: Phone, query = ''): Promise<Inbox> => (await stage.test.api.get<Inbox>(`/api/inbox${query}`, phone.token)).body;
  const me = async (phone: Phone): Promise<Me> => (await stage.test.api.get<Me>('/api/me', phone.token)).body;
  const logOf = async (phone: Phone): Promise<string[]> => {
    const [item] = (await inbox(phone)).items;
    const { status, body } = await stage.test.api.get<InboxLog>(`/api/inbox/${item?.id}/log`, phone.token);
    expect(status).toBe(200);
    return body.steps.map(({ text, tone }) => `${tone} ${text}`);
  };
  const deliveries = async (query: string): Promise<Delivery[]> => (await stage.test.api.get<Page<Delivery>>(`/api/staff/deliveries?${query}`, desk)).body.items;

  it('a push that went: matched, written, handed over, confirmed', async () => {
    const phone = await subscribed('收到的人', '桥梁');
    await phone.accept();
    await publish('桥梁');
    expect(await logOf(phone)).toEqual([expect.stringContaining('plain 符合订阅「桥梁」：标题含“桥梁”'), 'done 已写入站内信', 'done 已交给微信（小程序单次提醒），微信已受理', 'done 微信确认已送达']);
    expect(await me(phone)).toMatchObject({ unread: 1, undelivered: 0 });
    expect((await inbox(phone, '?pushed=false')).items).toEqual([]);
  });

  it('a push that WeChat refuses (43101) is in the inbox with its reason and on the badge', async () => {
    const phone = await subscribed('拒收的人', '水渠');
    await phone.accept();
    stage.sandbox.faults.add({ kind: 'errcode', errcode: 43101, times: 1, match: { path: '/cgi-bin/message/subscribe/send' } });
    await publish('水渠');
    expect(phone.messages()).toEqual([]);
    expect(await logOf(phone)).toEqual([expect.stringContaining('符合订阅「水渠」'), 'done 已写入站内信', 'late 小程序单次提醒没有成功：您没有打开微信提醒，或已经关掉', 'late 只留在站内信：您没有打开微信提醒，或已经关掉']);
    expect(await me(phone)).toMatchObject({ unread: 1, undelivered: 1 });
    const { items } = await inbox(phone, '?pushed=false');
    expect(items).toMatchObject([{ title: '水渠公告', state: 'inbox-only', stateReason: '您没有打开微信提醒，或已经关掉' }]);
    await stage.test.api.post('/api/inbox/read', { upToId: items[0]?.id }, phone.token);
    expect(await me(phone)).toMatchObject({ unread: 0, undelivered: 0 });
  });

  it('a refused channel and the next one both stand in the log', async () => {
    const phone = await subscribed('换渠道的人', '路灯');
    await phone.accept();
    await phone.follow();
    stage.sandbox.faults.add({ kind: 'errcode', errcode: 43004, times: 1, match: { path: '/cgi-bin/message/template/send' } });
    await publish('路灯');
    expect((await logOf(phone)).slice(2)).toEqual(['late 服务号消息没有成功：您没有关注服务号', 'done 已交给微信（小程序单次提醒），微信已受理', 'done 微信确认已送达']);
    expect(phone.messages()).not.toContainEqual(expect.objectContaining({ templateId: OFFICIAL }));
  });

  it('is its reader’s alone', async () => {
    const other = await stage.phone('别人');
    const phone = await subscribed('本人', '围墙');
    await publish('围墙');
    const [item] = (await inbox(phone)).items;
    expect((await stage.test.api.get(`/api/inbox/${item?.id}/log`, other.token)).status).toBe(404);
    expect((await stage.test.api.get(`/api/inbox/${item?.id}/log`)).status).toBe(401);
  });

  it('staff find it by title, why, person, id and WeChat’s id, and read why', async () => {
    const [refused] = await deliveries(`q=${encodeURIComponent('水渠公告')}`);
    const [sent] = await deliveries(`q=${encodeURIComponent('桥梁公告')}`);
    expect(refused).toMatchObject({ state: 'inbox-only', reason: 'not-subscribed' });
    const person = refused?.person.replace('微信用户 ', '') ?? '';
    const { body: detail } = await stage.test.api.get<DeliveryDetail>(`/api/staff/deliveries/${sent?.id}`, desk);
    expect(detail).toMatchObject({ kind: 'published', state: 'confirmed', retriable: false, reasons: [{ name: '桥梁' }] });
    expect(detail.steps.map(({ text }) => text)).toContain('微信确认已送达');
    expect(JSON.stringify(detail)).not.toMatch(/openid/i);
    for (const q of [person, person.slice(1), refused?.id.toLowerCase() ?? '', '订阅「水渠」', '43101']) {
      expect((await deliveries(`q=${encodeURIComponent(q)}`)).map(({ id }) => id)).toContain(refused?.id);
    }
    expect(await deliveries(`q=${encodeURIComponent(detail.msgid ?? '')}`)).toMatchObject([{ id: sent?.id }]);
    expect(await deliveries('reason=not-subscribed&state=sent')).toEqual([]);
    const at = encodeURIComponent(refused?.createdAt ?? '');
    expect((await deliveries(`from=${at}`)).map(({ id }) => id)).toContain(refused?.id);
    expect((await deliveries(`until=${at}`)).map(({ id }) => id)).not.toContain(refused?.id);
  });

  it('an id, WeChat’s id or a receipt finds what it names and nothing else', async () => {
    const phone = await stage.phone('问事的人');
    const { receipt } = (await stage.test.api.post<{ receipt: string }>('/api/cases', { kind: 'enquiry', text: '请问报名带什么材料？', contact: '', noticeId: null }, phone.token)).body;
    const [found] = (await stage.test.api.get<Page<{ id: string }>>(`/api/staff/cases?q=${receipt}`, desk)).body.items;
    expect((await casesAt(stage.test).answer(desk, await stage.test.loginStaff('administrator'), found?.id ?? '', { answer: '带营业执照即可。' })).status).toBe(200);
    await stage.settle();
    const [answer, ...others] = await deliveries(`q=${receipt.toLowerCase()}`);
    expect([answer?.noticeId, others]).toEqual([null, []]);
    expect(await deliveries(`q=${answer?.id}`)).toMatchObject([{ id: answer?.id }]);
    expect(await deliveries(`q=${answer?.id}&state=sent`)).toEqual([]);
  });

  it('a filtered set is tried again with the confirmed count, once, and leaves a trail', async () => {
    const phones = [await subscribed('甲', '车棚'), await subscribed('乙', '车棚')];
    await publish('车棚');
    for (const phone of phones) await phone.accept();
    const filter = { q: '车棚公告' };
    const count = async (): Promise<number> => (await stage.test.api.get<DeliveryCount>(`/api/staff/deliveries/count?q=${encodeURIComponent('车棚公告')}`, desk)).body.retriable;
    const retry = (expected: number) => stage.test.api.post<RetriedDeliveries>('/api/staff/deliveries/retry', { filter, expected }, desk);
    expect(await count()).toBe(2);
    expect((await retry(1)).status).toBe(409);
    expect((await retry(MAX_RETRIES_AT_ONCE + 1)).status).toBe(400);
    expect((await retry(2)).body).toEqual({ retried: 2, skipped: 0 });
    await stage.settle();
    for (const phone of phones) {
      expect(phone.messages()).toHaveLength(1);
      expect(await logOf(phone)).toContain('plain 工作人员再次发送');
    }
    expect(await count()).toBe(0);
    const { body } = await stage.test.api.get<Page<AuditEntry>>('/api/staff/audit?action=delivery.retry-many', desk);
    expect(body.items).toMatchObject([{ summary: '批量再试推送 2 条' }]);
    expect((await stage.test.api.post('/api/staff/deliveries/retry', { filter, expected: 1 }, await stage.test.loginStaff('reviewer'))).status).toBe(403);
  });

  it('what the reader chose is not tried again', async () => {
    const phone = await stage.phone('暂停的人');
    const timing = { frequency: 'now', at: '08:00', weekday: 1, quiet: null, pausedUntil: '2026-12-31' };
    await stage.test.api.post('/api/alerts', { name: '水塔', anyOf: ['水塔'], timing }, phone.token);
    await publish('水塔');
    const [delivery] = await deliveries(`q=${encodeURIComponent('水塔公告')}`);
    expect(delivery).toMatchObject({ state: 'inbox-only', reason: 'paused' });
    expect((await stage.test.api.post(`/api/staff/deliveries/${delivery?.id}/retry`, undefined, desk)).status).toBe(409);
    expect(await me(phone)).toMatchObject({ undelivered: 0 });
  });

  it('the figures say what they count: direct pushes, failures by reason, WeChat’s answers', async () => {
    await stage.test.app.get(WechatAnswersService, { strict: false }).flush();
    const { body } = await stage.test.api.get<DeliveryHealth>('/api/staff/delivery-health?hours=1', desk);
    expect(body.toPhone?.n).toBeLessThan(body.toPhoneWithRetries?.n ?? 0);
    expect(body.toInbox?.n).toBe(body.told);
    expect(body.failures).toContainEqual({ state: 'inbox-only', reason: 'not-subscribed', count: 2 });
    expect(body.answers).toContainEqual(expect.objectContaining({ call: '小程序订阅消息发送', errcode: 43101, count: 1 }));
    expect(body.backlog).toMatchObject({ count: 0, oldestAt: null, reasons: [] });
  });

  it('reads what went page by page, however much of it went in one instant', async () => {
    const figures = stage.test.app.get(DeliveryFiguresService, { strict: false });
    const [from, until] = [{ at: new Date(0) }, stage.test.clock.now()];
    const all = await figures.sent(from, until, 1000);
    expect(new Set(all.map(({ sentAt }) => sentAt?.getTime())).size).toBeLessThan(all.length);
    const found: string[] = [];
    for (let place: TimePlace | undefined = from; place; ) {
      const [row] = await figures.sent(place, until, 1);
      if (row) found.push(row.id);
      place = row?.sentAt ? { at: row.sentAt, id: row.id } : undefined;
    }
    expect(found).toEqual(all.map(({ id }) => id));
  });

  it('metrics: for the token, with no person in them', async () => {
    const read = async (headers: Record<string, string>): Promise<{ status: number; text: string }> => {
      const response = await fetch(`${stage.test.base}/metrics`, { headers });
      return { status: response.status, text: await response.text() };
    };
    expect((await read({ authorization: 'Bearer wrong-token-of-metrics' })).status).toBe(403);
    expect((await read({ 'x-forwarded-for': '203.0.113.9' })).status).toBe(403);
    stage.test.clock.advance(60_000);
    const { status, text } = await read({ authorization: 'Bearer a-token-of-metrics', 'x-forwarded-for': '203.0.113.9' });
    expect(status).toBe(200);
    for (const line of [/^sunshine_deliveries\{channel="mini-once",state="confirmed",reason="none"\} \d+$/m, /^sunshine_wechat_answers_total\{call="sendSubscribeMessage",errcode="43101"\} 1$/m, /^sunshine_publish_to_phone_seconds_count\{delay="none"\} [1-9]/m, /^sunshine_canary_late_seconds\{category="engineering"\} 0$/m, /^sunshine_credits_left \d+$/m, /^process_cpu_seconds_total/m]) expect(text).toMatch(line);
    expect(text).not.toMatch(/openid|微信用户|[0-9A-HJKMNP-TV-Z]{26}/);
    expect((await read({})).status).toBe(403);
  });
});
