import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AlertTiming, Created, Inbox, InboxCounts, InboxItem, Me } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { DeliveriesService } from '../src/modules/deliveries/deliveries.service.js';
import { DeliveryEntity } from '../src/modules/deliveries/delivery.entity.js';
import { DigestSchedule } from '../src/modules/deliveries/digests/digest-schedule.service.js';
import { AnnouncerService } from '../src/modules/alerts/announcer.service.js';
import { DigestsService } from '../src/modules/deliveries/digests/digests.service.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const DAILY: Partial<AlertTiming> = { frequency: 'daily', at: '08:00' };
const timing = (more: Partial<AlertTiming>): AlertTiming => ({ frequency: 'now', at: '08:00', weekday: 1, quiet: null, pausedUntil: null, ...more });
const shanghai = (wall: string): Date => new Date(`${wall}+08:00`);

describe('digests', () => {
  let stage: WechatStage;
  let day: string;
  let number = 0;
  let people = 0;

  beforeAll(async () => {
    stage = await startWechatStage();
  }, 120_000);
  afterAll(() => stage.close());
  /** Every test has a week of its own, on whose Monday it is 10:00. */
  beforeEach(async () => {
    number += 1;
    day = new Date(Date.UTC(2026, 10, 23) + number * 7 * 86_400_000).toISOString().slice(0, 10);
    stage.test.clock.set(shanghai(`${day}T10:00:00`));
    await stage.settle();
  });

  const at = async (days: number, time: string): Promise<void> => {
    stage.test.clock.set(new Date(shanghai(`${day}T${time}`).getTime() + days * 86_400_000));
    await stage.settle();
  };
  const slot = (days: number, time = '08:00:00'): string => new Date(shanghai(`${day}T${time}`).getTime() + days * 86_400_000).toISOString();
  const alert = async (phone: Phone, name: string, word: string, more: Partial<AlertTiming>): Promise<string> => (await stage.test.api.post<Created>('/api/alerts', { name, anyOf: [word], timing: timing(more) }, phone.token)).body.id;
  const person = async (more: Partial<AlertTiming> = DAILY): Promise<{ phone: Phone; word: string; alertId: string }> => {
    people += 1;
    const phone = await stage.phone(`第${people}人（演示）`);
    await phone.follow();
    const word = `工程${number}号`;
    return { phone, word, alertId: await alert(phone, word, word, more) };
  };
  const publish = async (title: string, existing?: { noticeId: string; projectId: string }): Promise<{ noticeId: string; projectId: string }> => {
    const published = await stage.publish(existing ? { existingNoticeId: existing.noticeId, project: { id: existing.projectId }, title, bodyHtml: `<p>${title}</p>` } : { project: { name: title, code: null }, title });
    await stage.settle();
    return published;
  };
  const withdraw = async ({ noticeId }: { noticeId: string }, announce = true): Promise<void> => {
    const reviewer = await stage.test.loginStaff('reviewer');
    const { body } = await stage.test.api.get<{ revision: number }>(`/api/staff/notices/${noticeId}`, reviewer);
    expect((await stage.test.api.post(`/api/staff/notices/${noticeId}/withdraw`, { revision: body.revision, reason: '项目取消' }, reviewer)).status).toBeLessThan(300);
    if (announce) await stage.settle();
  };
  const inbox = async ({ token }: Phone, query = ''): Promise<InboxItem[]> => (await stage.test.api.get<Inbox>(`/api/inbox${query}`, token)).body.items;
  const states = async (phone: Phone): Promise<string[]> => (await inbox(phone)).map(({ kind, state }) => `${kind} ${state}`);
  const digestsOf = async (phone: Phone): Promise<InboxItem[]> => (await inbox(phone)).filter(({ kind }) => kind === 'digest');

  it('of one person that cannot be made hold up nobody else\'s, and come when they can', async () => {
    const [broken, other] = [await person(), await person()];
    await publish(`甲村${broken.word}招标公告`);
    const { id: brokenId } = (await stage.test.api.get<Me>('/api/me', broken.phone.token)).body;
    const deliveries = stage.test.app.get(DeliveriesService, { strict: false });
    const tell = deliveries.tellDigest.bind(deliveries);
    deliveries.tellDigest = (tx, digest) => (digest.userId === brokenId ? Promise.reject(new Error('a bug of ours')) : tell(tx, digest));
    await at(1, '08:00:00');
    expect([await digestsOf(broken.phone), await digestsOf(other.phone)]).toMatchObject([[], [{ state: 'confirmed' }]]);
    Reflect.deleteProperty(deliveries, 'tellDigest');
    await at(1, '08:01:00');
    expect([await digestsOf(broken.phone), await digestsOf(other.phone)]).toMatchObject([[{ state: 'confirmed' }], [{ state: 'confirmed' }]]);
  });

  it('say in one message at the chosen hour what gathered, and open what they hold to their owner alone', async () => {
    const { phone, word, alertId } = await person();
    for (const name of ['甲村', '乙村', '丙村']) await publish(`${name}${word}招标公告`);
    expect(await inbox(phone)).toMatchObject([1, 2, 3].map(() => ({ state: 'in-digest', digestAt: slot(1) })));
    await at(1, '07:59:59.999');
    expect(phone.messages()).toEqual([]);
    await at(1, '08:00:00');
    const [digest] = await inbox(phone);
    expect(digest).toMatchObject({ kind: 'digest', title: expect.stringMatching(/^3 条新公告：甲村.* 等$/) as unknown, alertIds: [alertId], reasons: [{ kind: 'digest', name: word }], state: 'confirmed' });
    expect(digest?.summary).toContain(`乙村${word}招标公告；丙村${word}招标公告`);
    expect(phone.messages()).toMatchObject([{ page: `pages/inbox/index?digest=${digest?.id}` }]);
    expect(phone.messages()[0]?.fields.slice(0, 2).map(({ value }) => value)).toEqual([expect.stringMatching(/^3 条新公告：甲村/), '公告汇总']);
    expect((await inbox(phone, `?digest=${digest?.id}`)).map(({ title }) => title)).toEqual(['丙村', '乙村', '甲村'].map((name) => `${name}${word}招标公告`));
    const stranger = await stage.phone('别人（演示）');
    const unread = async (): Promise<number> => (await stage.test.api.get<InboxCounts>('/api/inbox/counts', phone.token)).body.unread;
    expect(await unread()).toBe(4);
    await stage.test.api.post('/api/inbox/read', { digestId: digest?.id }, stranger.token);
    expect(await unread()).toBe(4);
    expect((await stage.test.api.post('/api/inbox/read', { digestId: digest?.id }, phone.token)).status).toBe(200);
    expect(await unread()).toBe(0);
    expect(await inbox(stranger, `?digest=${digest?.id}`)).toEqual([]);
    await at(2, '08:00:00');
    expect(phone.messages()).toHaveLength(1);
  });

  it('of one hour are one message whatever the number of alerts, weekly ones on their weekday', async () => {
    const { phone, word } = await person();
    await alert(phone, '周二', `${word}乙`, { frequency: 'weekly', at: '08:00', weekday: 2 });
    await alert(phone, '周四', `${word}丙`, { frequency: 'weekly', at: '08:00', weekday: 4 });
    await alert(phone, '立即', `${word}丁`, {});
    await stage.test.api.post('/api/alerts', { name: '只在周四', anyOf: [`戊${number}`], timing: timing({ frequency: 'weekly', weekday: 4 }) }, phone.token);
    await publish(`${word}乙公告`);
    await publish(`${word}丙公告`);
    await publish(`戊${number}公告`);
    await publish(`${word}丁公告`);
    expect(phone.messages()).toHaveLength(1);
    await at(1, '08:00:00');
    expect((await digestsOf(phone)).map(({ title }) => title)).toEqual([expect.stringMatching(/^2 条新公告/)]);
    await at(3, '08:00:00');
    expect((await digestsOf(phone)).map(({ summary }) => summary)).toEqual([`戊${number}公告`, `${word}乙公告；${word}丙公告`]);
    expect(phone.messages()).toHaveLength(3);
  });

  it('bring earlier what they would bring after its deadline, ring at once for what cannot wait, and are sent by their nearest deadline', async () => {
    const { phone, word } = await person({ frequency: 'weekly', at: '08:00', weekday: 1 });
    const tender = async (name: string, bidDeadline: string): Promise<void> => {
      await stage.publish({ project: { name: `${name}${word}`, code: null }, title: `${name}${word}公告`, keyDates: { bidDeadline } });
      await stage.settle();
    };
    await tender('远村', slot(20, '09:00:00'));
    await tender('近村', slot(3, '17:00:00'));
    expect(phone.messages()).toEqual([]);
    await tender('急村', slot(0, '17:00:00'));
    expect(phone.messages()).toHaveLength(1);
    await at(1, '08:00:00');
    expect((await digestsOf(phone)).map(({ summary }) => summary)).toEqual([`近村${word}公告`]);
    const row = await stage.test.app.get(DataSource).getRepository(DeliveryEntity).findOneByOrFail({ kind: 'digest', userId: (await stage.test.api.get<Me>('/api/me', phone.token)).body.id });
    expect(row.deadlineAt?.toISOString()).toBe(slot(3, '17:00:00'));
    await at(7, '08:00:00');
    expect((await digestsOf(phone)).map(({ summary }) => summary)).toEqual([`远村${word}公告`, `近村${word}公告`]);
    stage.test.clock.set(slot(0, '10:00:00'));
  });

  it('go out late, once, when several hours passed while everything was down', async () => {
    const { phone, word } = await person();
    await alert(phone, '傍晚', `${word}晚`, { frequency: 'daily', at: '18:00' });
    await publish(`甲村${word}公告`);
    stage.test.clock.set(slot(0, '17:00:00'));
    await publish(`${word}晚公告`);
    await publish(`乙村${word}公告`);
    await stage.publish({ project: { name: `迟到${word}`, code: null }, title: `迟到${word}公告` });
    await at(2, '12:00:00');
    expect((await digestsOf(phone)).map(({ title }) => title)).toEqual([expect.stringMatching(/^3 条新公告/)]);
    expect(phone.messages()).toHaveLength(1);
    await at(3, '08:00:00');
    expect((await digestsOf(phone))[0]?.summary).toBe(`迟到${word}公告`);
  });

  it('leave out what was withdrawn before, are never empty, and nobody is pushed the end of what they never heard of', async () => {
    const { phone, word } = await person();
    const gone = await publish(`甲村${word}公告`);
    await withdraw(gone);
    expect(await states(phone)).toEqual(['withdrawn inbox-only', 'published inbox-only']);
    expect((await inbox(phone))[1]).toMatchObject({ stateReason: '公告已撤回，不再推送', digestAt: null });
    await at(1, '08:00:00');
    expect(await digestsOf(phone)).toEqual([]);
    const late = await publish(`乙村${word}公告`);
    await publish(`丙村${word}公告`);
    stage.test.clock.set(slot(2));
    await withdraw(late, false);
    await stage.test.app.get(DigestsService, { strict: false }).make([(await stage.test.api.get<Me>('/api/me', phone.token)).body.id]);
    await stage.settle();
    expect((await digestsOf(phone)).map(({ summary }) => summary)).toEqual([`丙村${word}公告`]);
    expect(phone.messages()).toHaveLength(1);
  });

  it('tell what became of a notice that was in one before, and count one that changed twice once', async () => {
    const { phone, word } = await person();
    const notice = await publish(`甲村${word}公告`);
    await at(1, '08:00:00');
    for (const title of [`甲乙村${word}公告`, `甲乙丙村${word}公告`]) await publish(title, notice);
    await at(2, '08:00:00');
    expect((await digestsOf(phone))[0]).toMatchObject({ title: expect.stringMatching(/^1 条公告动态：/) as unknown, summary: `【更正】甲乙丙村${word}公告` });
    await withdraw(notice);
    // As a job does that was cut off before it was written down as done.
    await stage.test.app.get(AnnouncerService, { strict: false }).announce({ noticeId: notice.noticeId, versionNumber: 3, kind: 'withdrawn' }, new AbortController().signal);
    await at(3, '08:00:00');
    expect((await digestsOf(phone))[0]?.summary).toBe(`【撤回】甲乙丙村${word}公告`);
    expect(phone.messages()).toHaveLength(3);
  });

  it.each([
    ['switched to at once', (phone: Phone, id: string, word: string) => stage.test.api.put(`/api/alerts/${id}`, { name: word, anyOf: [word], timing: timing({}) }, phone.token)],
    ['paused', (phone: Phone, id: string, word: string) => stage.test.api.put(`/api/alerts/${id}`, { name: word, anyOf: [word], timing: timing({ ...DAILY, pausedUntil: '2030-01-01' }) }, phone.token)],
    ['deleted', (phone: Phone, id: string) => stage.test.api.delete(`/api/alerts/${id}`, phone.token)],
  ])('still bring what was promised when the alert is %s meanwhile', async (_what, change) => {
    const { phone, word, alertId } = await person();
    await publish(`甲村${word}公告`);
    expect((await change(phone, alertId, word)).status).toBe(200);
    await at(1, '08:00:00');
    expect((await digestsOf(phone)).map(({ summary }) => summary)).toEqual([`甲村${word}公告`]);
    expect(phone.messages()).toHaveLength(1);
  });

  it('stop with the consent to be reminded, and say so', async () => {
    const { phone, word } = await person();
    await publish(`甲村${word}公告`);
    expect((await stage.test.api.put('/api/me/reminders', { on: false }, phone.token)).status).toBe(200);
    expect((await inbox(phone))[0]).toMatchObject({ state: 'inbox-only', stateReason: '您停用了提醒', digestAt: null });
    await stage.test.api.put('/api/me/reminders', { on: true }, phone.token);
    await at(1, '08:00:00');
    expect(await digestsOf(phone)).toEqual([]);
    expect(phone.messages()).toEqual([]);
  });

  it('end with the person, whose other half of a job get theirs', async () => {
    const [leaving, staying] = [await person(), await person()];
    await publish(`甲村${leaving.word}公告`);
    await stage.test.api.delete('/api/me', leaving.phone.token);
    await at(1, '08:00:00');
    expect(leaving.phone.messages()).toEqual([]);
    expect(staying.phone.messages()).toHaveLength(1);
  });

  it('are made once however often and at once their jobs run', async () => {
    const { phone, word } = await person();
    for (const name of ['甲村', '乙村']) await publish(`${name}${word}公告`);
    const { id } = (await stage.test.api.get<Me>('/api/me', phone.token)).body;
    stage.test.clock.set(slot(1));
    const digests = stage.test.app.get(DigestsService, { strict: false });
    await digests.handOut(new AbortController().signal);
    await Promise.all([1, 2, 3].map(() => digests.make([id])));
    await stage.settle();
    await digests.make([id]);
    await stage.settle();
    expect(await digestsOf(phone)).toHaveLength(1);
    expect(phone.messages()).toHaveLength(1);
  });

  it('of the next day hold what was written down for one that had just been made', async () => {
    const { phone, word } = await person();
    const { noticeId, projectId } = await publish(`甲村${word}公告`);
    await at(1, '08:00:00');
    const { id: userId } = (await stage.test.api.get<Me>('/api/me', phone.token)).body;
    const news = { kind: 'published' as const, noticeId, versionNumber: 9, projectId, title: `慢一步的${word}公告`, summary: '', deadlineAt: null, expiresAt: null };
    await stage.test.app.get(UnitOfWork).run(async (tx) => {
      await stage.test.app.get(DeliveriesService, { strict: false }).record(tx, news, [{ userId, reasons: [], values: {}, timing: { when: 'digest', at: new Date(slot(1)) } }]);
      await stage.test.app.get(DigestSchedule, { strict: false }).expect(tx, [new Date(slot(1))]);
    });
    await at(1, '08:00:01');
    expect(await digestsOf(phone)).toHaveLength(1);
    expect((await inbox(phone))[0]).toMatchObject({ state: 'in-digest', digestAt: slot(2) });
    await at(2, '08:00:00');
    expect((await digestsOf(phone)).map(({ summary }) => summary)).toEqual([`慢一步的${word}公告`, `甲村${word}公告`]);
  });

  it('leave nothing waiting whose hour has passed', async () => {
    stage.test.clock.advance(8 * 86_400_000);
    await stage.settle();
    const open = await stage.test.app.get(DataSource).getRepository(DeliveryEntity).createQueryBuilder('d').where("d.state = 'in-digest' AND d.digestId IS NULL").getCount();
    expect(open).toBe(0);
  });
});
