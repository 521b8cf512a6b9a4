import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CaseReceipt, ErasureReceipt, ErrorBody, PersonalData } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { DeliveryEntity } from '../src/modules/deliveries/delivery.entity.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { UsersService } from '../src/modules/identity/users.service.js';
import { UserRow } from '../src/modules/identity/user.entity.js';
import { OutboxWorker } from '../src/platform/outbox/outbox-worker.js';
import { OutboxRow } from '../src/platform/outbox/outbox.entity.js';
import { RecurringJobs } from '../src/platform/schedule/recurring-jobs.js';
import { submitRating } from './support/ratings.js';
import { casesAt } from './support/cases.js';
import { ONCE, startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const CONTACT = '联系人甲（演示）';

describe('a person’s data', () => {
  let stage: WechatStage;
  let database: DataSource;
  let phone: Phone;

  beforeEach(async () => {
    stage = await startWechatStage();
    database = stage.test.app.get(DataSource);
    phone = await stage.phone('不留痕迹（演示）');
  });
  afterEach(() => stage.close());

  const api = () => stage.test.api;
  const me = () => database.getRepository(UserRow).findOneByOrFail({ miniOpenid: phone.user.miniOpenid });

  /** The tables in which one of the values stands anywhere, and what stands there. */
  async function tablesWith(values: string[]): Promise<string[]> {
    const found: string[] = [];
    for (const { tablePath } of database.entityMetadatas) {
      const rows: unknown = await database.query(`SELECT * FROM ${database.driver.escape(tablePath)}`);
      const text = JSON.stringify(rows);
      if (values.some((value) => text.includes(value))) found.push(tablePath);
    }
    return found.sort();
  }

  /** Everything that somebody can leave behind. Answers what must not be found afterwards. */
  async function leaveTraces(): Promise<string[]> {
    await phone.follow();
    await phone.accept();
    await phone.accept();
    await api().post('/api/alerts', { name: '渡口', anyOf: ['渡口'] }, phone.token);
    const { noticeId, projectId } = await stage.publish({ project: { name: '申村渡口', code: null }, title: '申村渡口招标公告' });
    await api().post('/api/follows', { projectId }, phone.token);
    await stage.settle();
    await api().post<CaseReceipt>('/api/cases', { kind: 'correction', noticeId, text: '金额写错了，请核对', contact: CONTACT }, phone.token);
    await submitRating(api(), { matterId: 'notices', text: '很清楚', contact: CONTACT }, phone.token);
    await api().post('/api/me/phone', { code: stage.sandbox.phoneCode(phone.user.id) }, phone.token);
    await api().put('/api/me/reminders', { on: false }, phone.token);
    await api().put('/api/me/reminders', { on: true }, phone.token);
    await phone.accept();
    await stage.settle();
    const { id, miniOpenid, officialOpenid, unionid, phoneSealed } = await me();
    return [id, miniOpenid, officialOpenid, unionid, phoneSealed, CONTACT, '127.0.0.1'].map(String);
  }

  it('is shown by kind, as it is', async () => {
    await leaveTraces();
    const { body } = await api().get<PersonalData>('/api/me/data', phone.token);
    expect(body.held).toEqual({ account: 1, phone: 1, sessions: 1, alerts: 1, follows: 1, inboxItems: 1, deliveries: 1, credits: 1, ratings: 1, cases: 1, appointments: 0, traces: 2 });
    expect(body.phone?.masked).toMatch(/^\d{3}\*{4}\d{4}$/);
  });

  it('is nowhere once it was erased, and the receipt says how much went', async () => {
    const values = await leaveTraces();
    expect(await tablesWith(values)).toEqual(expect.arrayContaining(['alert', 'audit_entry', 'case', 'credit', 'credit_entry', 'delivery', 'follow', 'inbox_item', 'rating', 'session', 'user']));
    const { body } = await api().delete<ErasureReceipt>('/api/me', phone.token);
    await stage.settle();
    expect(await tablesWith(values)).toEqual([]);
    expect(body.erased).toEqual({ account: 1, phone: 1, sessions: 1, alerts: 1, follows: 1, inboxItems: 1, deliveries: 1, credits: 1, ratings: 1, cases: 1, appointments: 0, traces: 2 });
    expect((await api().get(`/api/erasures/${body.receipt}`)).body).toEqual(body);
    expect((await api().get<ErrorBody>('/api/erasures/20261120-2222222222')).body.error.message).toBe('没有找到这个删除凭证，请核对后再试');
    expect((await api().get('/api/me', phone.token)).status).toBe(401);
  });

  it('is also taken out of what WeChat has pushed and nobody has looked at, which then has no effect', async () => {
    stage.sandbox.subscriptions.answer(phone.user.id, { [ONCE]: 'accept' });
    await stage.sandbox.pushes.idle();
    const { miniOpenid } = await me();
    expect(await tablesWith([String(miniOpenid)])).toContain('wechat_event');
    await api().delete('/api/me', phone.token);
    await stage.settle();
    expect(await tablesWith([String(miniOpenid)])).toEqual([]);
    expect(await database.getRepository(OutboxRow).countBy({ state: 'dead' })).toBe(0);
  });

  it('does not come back to stay with a permission that WeChat reports late', async () => {
    const { miniOpenid } = await me();
    await api().delete('/api/me', phone.token);
    await phone.accept();
    expect(await tablesWith([String(miniOpenid)])).toEqual(['credit', 'credit_entry']);
    const other = await stage.phone('留下的人（演示）');
    await other.accept();
    stage.test.clock.advance(25 * 3_600_000);
    await stage.test.app.get(RecurringJobs).runNow('deliveries.strangers');
    expect(await tablesWith([String(miniOpenid)])).toEqual([]);
    expect(await tablesWith([other.user.miniOpenid])).toContain('credit');
  });

  it('that the official account knew goes when its owner leaves the account, and the rest stays', async () => {
    await phone.follow();
    await api().post('/api/alerts', { name: '渡口', anyOf: ['渡口'] }, phone.token);
    await stage.publish({ project: { name: '申村渡口', code: null }, title: '申村渡口招标公告' });
    await stage.settle();
    const official = String((await me()).officialOpenid);
    expect(await database.getRepository(DeliveryEntity).countBy({ openid: official })).toBe(1);
    stage.test.clock.advance(1000);
    stage.sandbox.subscriptions.follow(phone.user.id, false);
    await stage.settle();
    expect(await tablesWith([official])).toEqual([]);
    expect((await api().get<PersonalData>('/api/me/data', phone.token)).body.held).toMatchObject({ account: 1, alerts: 1, deliveries: 1 });
  });
});

describe('the consent to be reminded', () => {
  let stage: WechatStage;
  let phone: Phone;

  beforeEach(async () => {
    stage = await startWechatStage();
    phone = await stage.phone('先不要提醒（演示）');
    await stage.test.api.post('/api/alerts', { name: '粮库', anyOf: ['粮库'] }, phone.token);
    await phone.accept();
  });
  afterEach(() => stage.close());

  const switchReminders = async (on: boolean) => (await stage.test.api.put<PersonalData>('/api/me/reminders', { on }, phone.token)).body;
  const publish = async (name: string) => {
    await stage.publish({ project: { name, code: null }, title: `${name}招标公告` });
    await stage.settle();
  };

  it('stops every reminder once it is withdrawn, keeps the alerts, and brings them back when it is given again', async () => {
    stage.test.clock.advance(1000);
    expect(await switchReminders(false)).toMatchObject({ reminders: { on: false, since: stage.test.clock.now().toISOString() }, held: { credits: 0, alerts: 1 } });
    await publish('午村粮库');
    expect(phone.messages()).toEqual([]);
    expect((await stage.test.api.get<PersonalData>('/api/me/data', phone.token)).body.held).toMatchObject({ inboxItems: 0, deliveries: 0 });
    await switchReminders(true);
    await phone.accept();
    await publish('未村粮库');
    expect(phone.messages()).toHaveLength(1);
  });

  it('is withdrawn once, however often it is said', async () => {
    const first = await switchReminders(false);
    stage.test.clock.advance(60_000);
    const again = await Promise.all([switchReminders(false), switchReminders(false)]);
    expect(again).toEqual([first, first]);
    expect(first.held.traces).toBe(1);
  });

  it('holds back what waits to be sent at that moment', async () => {
    await stage.publish({ project: { name: '巳村粮库', code: null }, title: '巳村粮库招标公告' });
    await stage.test.app.get(OutboxWorker).tick();
    await switchReminders(false);
    await stage.settle();
    expect(phone.messages()).toEqual([]);
    expect(await stage.test.app.get(DataSource).getRepository(DeliveryEntity).find()).toMatchObject([{ state: 'inbox-only', reason: 'reminders-off' }]);
  });

  it('is looked at again before the call, for it may be withdrawn while a reminder is made', async () => {
    await stage.publish({ project: { name: '辰村粮库', code: null }, title: '辰村粮库招标公告' });
    await stage.test.app.get(OutboxWorker).tick();
    const [{ id }] = (await stage.test.app.get(DataSource).getRepository(UserRow).find()) as [UserRow];
    await stage.test.app.get(UnitOfWork).run((tx) => stage.test.app.get(UsersService).setReminders(tx, id, false));
    await stage.settle();
    expect(phone.messages()).toEqual([]);
    expect(await stage.test.app.get(DataSource).getRepository(DeliveryEntity).find()).toMatchObject([{ state: 'inbox-only', reason: 'reminders-off' }]);
  });

  it('does not keep the answer to one’s own question from the inbox', async () => {
    await switchReminders(false);
    await stage.test.api.post('/api/cases', { kind: 'enquiry', text: '报名需要带什么材料', contact: '' }, phone.token);
    await stage.settle();
    const desk = await stage.test.loginStaff('supervisor-desk');
    const { body } = await stage.test.api.get<{ items: { id: string }[] }>('/api/staff/cases', desk);
    await casesAt(stage.test).answer(desk, await stage.test.loginStaff('administrator'), body.items[0]?.id ?? '', { answer: '带营业执照即可' });
    await stage.settle();
    expect((await stage.test.api.get<{ items: unknown[] }>('/api/inbox', phone.token)).body.items).toMatchObject([{ state: 'inbox-only', stateReason: '您停用了提醒' }]);
  });
});
