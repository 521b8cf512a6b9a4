import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Inbox, InboxItem, NoticeList } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { NoticeDeadlines1764000400000 } from '../src/migrations/1764000400000-notice-deadlines.js';
import { DEADLINE_REMINDERS } from '../src/modules/alerts/deadlines/deadline-reminders.job.js';
import { DeadlineRemindersService } from '../src/modules/alerts/deadlines/deadline-reminders.service.js';
import { NoticeDeadlineEntity } from '../src/modules/notices/notice-deadline.entity.js';
import { FollowsService } from '../src/modules/alerts/follows.service.js';
import type { IntakeNotice } from '../src/modules/notices/intake-notice.js';
import { Alarms } from '../src/platform/alarms/alarms.js';
import { RecurringJobs } from '../src/platform/schedule/recurring-jobs.js';
import { startTestApp } from './support/app.js';
import { startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const FIELDS = { thing1: 'project', phrase2: 'step', time3: 'deadline', thing4: 'note' };

/** A migration on a busy MariaDB takes its time. */
jest.setTimeout(60_000);

describe('a deadline of a followed project', () => {
  let stage: WechatStage;
  let phone: Phone;

  let people = 0;

  beforeAll(async () => {
    stage = await startWechatStage({ fields: FIELDS });
  });
  afterAll(() => stage.close());
  /** Everybody begins on the same day, with a project and a phone of their own. */
  beforeEach(async () => {
    stage.test.clock.set('2026-11-20T02:00:00Z');
    people += 1;
    phone = await stage.phone(`关注者${people}（演示）`);
    for (let more = 0; more < 3; more += 1) await phone.accept();
  });

  /** Published silently, so that only reminders are told. */
  const publish = (more: Partial<IntakeNotice> = {}) => stage.publish({ notify: false, keyDates: { bidDeadline: '2026-12-10T01:30:00.000Z' }, ...more });
  const follow = async (who: Phone, projectId: string): Promise<void> => {
    expect((await stage.test.api.post('/api/follows', { projectId }, who.token)).status).toBe(201);
    await stage.settle();
  };
  /** The worker's next look at this instant, and all that comes of it. */
  const at = async (instant: string): Promise<void> => {
    stage.test.clock.set(instant);
    await stage.test.app.get(RecurringJobs).runNow(DEADLINE_REMINDERS);
    await stage.settle();
  };
  const itemsOf = async (who: Phone): Promise<InboxItem[]> => (await stage.test.api.get<Inbox>('/api/inbox', who.token)).body.items;
  const summaries = async (who = phone): Promise<string[]> => (await itemsOf(who)).map(({ summary }) => summary.split(' · ')[0] ?? '').reverse();
  const calendarAlarms = async (): Promise<string[]> => (await stage.test.app.get(Alarms).list()).filter(({ key }) => key === 'reminders:calendar').map(({ text }) => text);
  const correct = (noticeId: string, projectId: string, more: Partial<IntakeNotice>) => publish({ existingNoticeId: noticeId, project: { id: projectId }, ...more });

  it('is reminded of three days and one day before at nine, by push and in the inbox, once each however often a crash repeats it', async () => {
    const { noticeId, projectId } = await publish();
    await follow(phone, projectId);
    await at('2026-12-07T00:40:00Z');
    expect(await summaries()).toEqual([]);
    for (const instant of ['2026-12-07T00:56:00Z', '2026-12-07T01:00:00Z', '2026-12-07T01:05:00Z', '2026-12-08T01:00:00Z']) await at(instant);
    expect(await summaries()).toEqual(['投标截止 12月10日 09:30，还有3天']);
    await at('2026-12-09T01:00:00Z');
    const again = { noticeId, projectId, name: 'bidDeadline' as const, at: '2026-12-10T01:30:00.000Z', days: 1 };
    await stage.test.app.get(DeadlineRemindersService, { strict: false }).tellFollowers(again, new AbortController().signal);
    await at('2026-12-10T01:30:00Z');
    expect(await summaries()).toEqual(['投标截止 12月10日 09:30，还有3天', '投标截止 12月10日 09:30，就在明天']);
    expect((await itemsOf(phone))[0]).toMatchObject({ kind: 'reminder', noticeId, projectId, state: 'confirmed', reasons: [{ kind: 'follow', name: '青川县甲村道路硬化项目' }] });
    expect(phone.messages().map(({ fields }) => fields.map(({ value }) => value))).toEqual([
      ['青川县甲村道路硬化项目', '投标截止', '2026年12月10日 09:30', '12月10日 09:30截止，就在明天'],
      ['青川县甲村道路硬化项目', '投标截止', '2026年12月10日 09:30', '12月10日 09:30截止，还有3天'],
    ]);
  });

  it('does not ring before nine though it was handed out before', async () => {
    const { projectId } = await publish();
    await follow(phone, projectId);
    await at('2026-12-07T00:55:00Z');
    expect(await summaries()).toEqual([]);
    stage.test.clock.set('2026-12-07T01:00:00Z');
    await stage.settle();
    expect(await summaries()).toHaveLength(1);
  });

  it('that was moved is reminded of anew, and the old date never', async () => {
    const { noticeId, projectId } = await publish();
    await follow(phone, projectId);
    await at('2026-12-07T00:55:00Z');
    await correct(noticeId, projectId, { keyDates: { bidDeadline: '2026-12-15T01:30:00.000Z' } });
    await at('2026-12-07T01:00:00Z');
    await at('2026-12-09T01:00:00Z');
    expect(await summaries()).toEqual([]);
    await at('2026-12-12T01:00:00Z');
    expect(await summaries()).toEqual(['投标截止 12月15日 09:30，还有3天']);
  });

  it('that was moved away when its reminder came due, and back after it, is reminded of then', async () => {
    const { noticeId, projectId } = await publish();
    await follow(phone, projectId);
    await at('2026-12-07T00:55:00Z');
    await correct(noticeId, projectId, { keyDates: { bidDeadline: '2026-12-20T01:30:00.000Z' } });
    await at('2026-12-07T01:00:00Z');
    expect(await summaries()).toEqual([]);
    await correct(noticeId, projectId, {});
    for (const instant of ['2026-12-07T02:00:00Z', '2026-12-07T02:05:00Z']) await at(instant);
    expect(await summaries()).toEqual(['投标截止 12月10日 09:30，还有3天']);
  });

  it('that a second notice repeats is not reminded of twice', async () => {
    const { projectId } = await publish();
    await follow(phone, projectId);
    await at('2026-12-07T01:00:00Z');
    await stage.publish({ project: { id: projectId }, title: '甲村道路硬化项目变更公告', type: 'change', publishedAt: new Date('2026-12-07T02:00:00Z') });
    await at('2026-12-07T08:00:00Z');
    expect((await summaries()).filter((summary) => summary.includes('还有3天'))).toHaveLength(1);
  });

  it.each([true, false])('that moves while its reminder waits is not pushed with the old date, whether it is announced (%s) or not', async (notify) => {
    const { noticeId, projectId } = await publish({ keyDates: { bidDeadline: '2026-11-23T01:30:00.000Z' } });
    stage.sandbox.faults.add({ kind: 'errcode', errcode: -1, times: 1, match: { path: '/cgi-bin/message/subscribe/send' } });
    await follow(phone, projectId);
    expect((await itemsOf(phone))[0]).toMatchObject({ kind: 'reminder', state: 'waiting' });
    await correct(noticeId, projectId, { notify, keyDates: { bidDeadline: '2026-12-23T01:30:00.000Z' } });
    stage.test.clock.advance(60_000);
    await stage.settle();
    expect((await itemsOf(phone)).find(({ kind }) => kind === 'reminder')).toMatchObject({ state: 'inbox-only', stateReason: '截止时间已过，不再推送' });
    expect(phone.messages().filter(({ fields }) => fields[1]?.value === '投标截止')).toEqual([]);
  });

  it('that moves while its followers are being told is told to nobody else', async () => {
    const { noticeId, projectId } = await publish();
    await follow(phone, projectId);
    const follows = stage.test.app.get(FollowsService, { strict: false });
    const peopleOf = follows.peopleOf.bind(follows);
    jest.spyOn(follows, 'peopleOf').mockImplementationOnce(async (id) => {
      await correct(noticeId, projectId, { keyDates: { bidDeadline: '2026-12-20T01:30:00.000Z' } });
      return peopleOf(id);
    });
    await at('2026-12-07T01:00:00Z');
    expect(await summaries()).toEqual([]);
  });

  it('that a change notice moved counts from there, and a terminated or withdrawn project has none', async () => {
    const first = await publish();
    await follow(phone, first.projectId);
    await publish({ project: { id: first.projectId }, type: 'change', title: '变更公告', keyDates: { bidDeadline: '2026-12-20T01:30:00.000Z' }, publishedAt: new Date('2026-11-21T01:00:00Z') });
    const ended = await publish({ project: { name: '乙村道路', code: null }, title: '乙村道路招标公告' });
    await follow(phone, ended.projectId);
    await publish({ project: { id: ended.projectId }, type: 'termination', title: '乙村道路终止公告', keyDates: {}, publishedAt: new Date('2026-11-21T01:00:00Z') });
    const gone = await publish({ project: { name: '丙村道路', code: null }, title: '丙村道路招标公告' });
    await follow(phone, gone.projectId);
    const reviewer = await stage.test.loginStaff('reviewer');
    const { body } = await stage.test.api.get<{ revision: number }>(`/api/staff/notices/${gone.noticeId}`, reviewer);
    await stage.test.api.post(`/api/staff/notices/${gone.noticeId}/withdraw`, { revision: body.revision, reason: '项目取消' }, reviewer);
    await stage.settle();
    const before = (await summaries()).length;
    for (const instant of ['2026-12-07T01:00:00Z', '2026-12-09T01:00:00Z', '2026-12-17T01:00:00Z']) await at(instant);
    expect((await summaries()).slice(before)).toEqual(['投标截止 12月20日 09:30，还有3天']);
  });

  it('comes late after an outage while it is of use, the nearer one in place of the missed one, and never too late', async () => {
    const { projectId } = await publish();
    await follow(phone, projectId);
    await at('2026-12-08T02:00:00Z');
    expect(await summaries()).toEqual(['投标截止 12月10日 09:30，还有2天']);
    const other = await publish({ project: { name: '乙村道路', code: null }, title: '乙村道路招标公告', keyDates: { bidDeadline: '2026-12-09T09:00:00.000Z' } });
    await follow(phone, other.projectId);
    expect((await summaries()).slice(1)).toEqual(['投标截止 12月9日 17:00，就在明天']);
    await at('2026-12-10T01:30:00Z');
    expect(await summaries()).toHaveLength(2);
  });

  it('is told at once to whoever follows after the reminder, unless a nearer one comes within hours', async () => {
    const { projectId } = await publish();
    await at('2026-12-07T01:00:00Z');
    await at('2026-12-08T02:00:00Z');
    await follow(phone, projectId);
    expect(await summaries()).toEqual(['投标截止 12月10日 09:30，还有2天']);
    const late = await stage.phone('更晚的人（演示）');
    stage.test.clock.set('2026-12-08T14:00:00Z');
    await follow(late, projectId);
    expect(await summaries(late)).toEqual([]);
    await at('2026-12-09T01:00:00Z');
    expect(await summaries(late)).toEqual(['投标截止 12月10日 09:30，就在明天']);
    expect(await summaries()).toHaveLength(2);
  });

  it('is counted in working days where the law does', async () => {
    stage.test.clock.set('2026-09-20T02:00:00Z');
    const { projectId } = await publish({ type: 'result', category: 'procurement', title: '结果公告', keyDates: { publicityUntil: '2026-10-09' } });
    await follow(phone, projectId);
    await at('2026-09-29T01:00:00Z');
    await at('2026-10-08T01:00:00Z');
    expect(await summaries()).toEqual(['公示截止 10月9日，还有10天', '公示截止 10月9日，就在明天']);
    expect(await calendarAlarms()).toEqual([]);
  });

  it('of notices from before there were reminders is found by the migration', async () => {
    await publish({ keyDates: { registrationUntil: '2026-12-01T09:00:00.000Z', bidDeadline: '2026-12-10T01:30:00.000Z', publicityUntil: '2026-12-11', openingAt: '2026-12-10T01:30:00.000Z' } });
    const dataSource = stage.test.app.get(DataSource);
    const rows = () => dataSource.getRepository(NoticeDeadlineEntity).find({ order: { noticeId: 'ASC', name: 'ASC' } });
    const before = await rows();
    expect(before.map(({ name }) => name)).toEqual(expect.arrayContaining(['bidDeadline', 'publicityUntil', 'registrationUntil']));
    const runner = dataSource.createQueryRunner();
    const migration = new NoticeDeadlines1764000400000();
    await migration.down(runner);
    await migration.up(runner);
    await runner.release();
    expect(await rows()).toEqual(before);
  });

  it('is counted in natural days, with an alarm, when the working days of the year are not known', async () => {
    const { projectId } = await publish({ type: 'result', category: 'procurement', project: { name: '乙村空调', code: null }, title: '乙村空调结果公告', keyDates: { publicityUntil: '2031-03-04' } });
    await follow(phone, projectId);
    await at('2031-03-01T01:00:00Z');
    phone.token = await stage.test.loginUser(stage.sandbox.loginCode(phone.user.id));
    expect(await summaries()).toEqual(['公示截止 3月4日，还有3天']);
    expect((await calendarAlarms())[0]).toContain('2031');
    await at('2031-03-05T01:00:00Z');
    expect(await calendarAlarms()).toEqual([]);
  });
});

describe('the demonstration', () => {
  it('reminds whoever follows the project whose deadline is near', async () => {
    const test = await startTestApp({ config: { DEMO: 'true' } });
    try {
      const { body: found } = await test.api.get<NoticeList>(`/api/notices?q=${encodeURIComponent('中心小学运动场')}`);
      const token = await test.loginUser('visitor');
      await test.api.post('/api/follows', { projectId: found.items[0]?.projectId }, token);
      await test.drain();
      const { body } = await test.api.get<Inbox>('/api/inbox', token);
      expect(body.items.map(({ kind, summary }) => [kind, summary.split(' · ')[0]])).toContainEqual(['reminder', '投标截止 11月22日 09:30，还有2天']);
    } finally {
      await test.close();
    }
  });
});
