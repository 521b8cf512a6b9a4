import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DiscoveryService } from '@nestjs/core';
import { jobKinds, tradeCategories, type Canary, type Delivery, type DeliveryHealth, type Inbox, type Page } from '@sunshine/contracts';
import { DataSource, MoreThan } from 'typeorm';
import { AlertEntity } from '../src/modules/alerts/alert.entity.js';
import { DeliveryEntity } from '../src/modules/deliveries/delivery.entity.js';
import { InboxItemEntity } from '../src/modules/deliveries/inbox-item.entity.js';
import { CANARY_ID } from '../src/modules/identity/canary.js';
import { RecipientCounter } from '../src/modules/notices/recipient-counter.js';
import { AnnouncementEntity } from '../src/modules/notices/announcement.entity.js';
import { CanaryService } from '../src/modules/self-watch/canary.service.js';
import { LATE_INBOX, LATE_PUSH, NO_WORKER, SELF_WATCH } from '../src/modules/self-watch/watch.job.js';
import { Watchdog } from '../src/modules/self-watch/watchdog.js';
import { WechatAnswerEntity } from '../src/modules/self-watch/wechat-answer.entity.js';
import { WechatAnswersService } from '../src/modules/self-watch/wechat-answers.service.js';
import { Alarms } from '../src/platform/alarms/alarms.js';
import { instancesOf } from '../src/platform/instances.js';
import { OutboxHandler } from '../src/platform/outbox/outbox-handler.js';
import { OutboxRow } from '../src/platform/outbox/outbox.entity.js';
import { OutboxWorker } from '../src/platform/outbox/outbox-worker.js';
import { RecurringJobs } from '../src/platform/schedule/recurring-jobs.js';
import { startWechatStage, type WechatStage } from './support/wechat.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('self-watch', () => {
  let stage: WechatStage;

  beforeAll(async () => {
    stage = await startWechatStage({ config: { SELF_WATCH: 'true', STAFF_SESSION_HOURS: '168' } });
  });
  afterAll(() => stage.close());

  const database = (): DataSource => stage.test.app.get(DataSource);
  const wait = (ms: number): void => stage.test.clock.advance(ms);
  const look = (): Promise<void> => stage.test.app.get(RecurringJobs).runNow(SELF_WATCH);
  const alarm = async (key: string): Promise<string | undefined> => (await stage.test.app.get(Alarms).list()).find((one) => one.key === key)?.text;
  const health = async (hours: number): Promise<DeliveryHealth> => {
    // The answer is kept for a few seconds.
    wait(11 * SECOND);
    const { status, body } = await stage.test.api.get<DeliveryHealth>(`/api/staff/delivery-health?hours=${hours}`, await stage.test.loginStaff('administrator'));
    expect(status).toBe(200);
    return body;
  };
  const canaryOf = async (category: Canary['category']): Promise<Canary | undefined> => (await health(24)).canary.find((one) => one.category === category);

  it('follows every category with one alert, and mends itself', async () => {
    const alerts = database().getRepository(AlertEntity);
    await alerts.delete({ userId: CANARY_ID, name: '自检：工程建设' });
    await stage.test.app.get(CanaryService, { strict: false }).keepRight();
    await stage.test.app.get(CanaryService, { strict: false }).keepRight();
    const categories = (await alerts.findBy({ userId: CANARY_ID })).flatMap(({ conditions }) => conditions.categories);
    expect(categories.toSorted()).toEqual(Object.keys(tradeCategories).toSorted());
  });

  it('has words for every kind of job that may wait', () => {
    const kinds = instancesOf<OutboxHandler>(stage.test.app.get(DiscoveryService, { strict: false }), OutboxHandler).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(Object.keys(jobKinds).toSorted());
  });

  it('silence is no lateness: a category that nobody published in', async () => {
    wait(24 * 60 * MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
    expect(await canaryOf('mining')).toEqual({ category: 'mining', last: null, seenMs: null, late: false });
  });

  it('what was told in time is seen with its time, and nobody counts the canary', async () => {
    expect(await stage.test.app.get(RecipientCounter).count({ id: 'n', title: '', body: '', category: 'procurement', type: 'tender', region: '510822' })).toBe(0);
    const { noticeId } = await stage.publish({ category: 'procurement', project: { name: '丙采购', code: null }, title: '丙采购公告' });
    wait(2 * SECOND);
    await stage.settle();
    wait(5 * MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
    expect(await canaryOf('procurement')).toMatchObject({ last: { noticeId, title: '丙采购公告' }, seenMs: 2 * SECOND, late: false });
    expect(await database().getRepository(DeliveryEntity).findBy({ userId: CANARY_ID, noticeId })).toMatchObject([{ state: 'inbox-only', reason: 'canary', channel: 'none' }]);
    expect((await stage.test.api.get<Page<Delivery>>(`/api/staff/deliveries?noticeId=${noticeId}`, await stage.test.loginStaff('reviewer'))).body.items).toEqual([]);
    expect(await health(1)).toMatchObject({ announcements: 1, told: 0, toInbox: null, toPhone: null, toPhoneWithRetries: null });
  });

  it('a stuck worker: an alarm that names what is late and how late, gone once it is told', async () => {
    await stage.publish({ project: { name: '甲村道路', code: null }, title: '甲村道路招标公告' });
    wait(MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
    wait(MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toContain('「甲村道路招标公告」（工程建设）发布 2 分 后仍未写进站内信');
    expect(await canaryOf('engineering')).toMatchObject({ late: true, seenMs: null });
    await stage.settle();
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
    expect(await canaryOf('engineering')).toMatchObject({ late: false });
  });

  it('a poisoned job stays an alarm while it is one', async () => {
    const { noticeId } = await stage.publish({ project: { name: '毒任务项目', code: null }, title: '毒任务公告' });
    const jobs = database().getRepository(OutboxRow);
    const { id } = await jobs.findOneByOrFail({ kind: 'notice.published', dedupeKey: `${noticeId}:1:published` });
    await jobs.update({ id }, { state: 'dead' });
    await stage.settle();
    for (const ms of [2 * MINUTE, 24 * 60 * MINUTE]) {
      wait(ms);
      await look();
      expect(await alarm(LATE_INBOX)).toContain('毒任务公告');
    }
    await jobs.update({ id }, { state: 'pending', dueAt: stage.test.clock.now() });
    await stage.settle();
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
  });

  it('withdrawn before it was announced: nobody has to be told', async () => {
    const { noticeId } = await stage.publish({ project: { name: '早撤项目', code: null }, title: '早撤公告' });
    expect((await stage.test.api.post(`/api/staff/notices/${noticeId}/withdraw`, { reason: '发布有误', revision: 0 }, await stage.test.loginStaff('reviewer'))).status).toBe(200);
    wait(10 * MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
    await stage.settle();
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
  });

  it('a withdrawal of what only some were told, because the process died among them, is late like any other', async () => {
    const phone = await stage.phone('已知情');
    await stage.test.api.post('/api/alerts', { name: '涵洞', anyOf: ['涵洞'] }, phone.token);
    const { noticeId } = await stage.publish({ project: { name: '涵洞项目', code: null }, title: '涵洞公告' });
    await stage.settle();
    for (const entity of [DeliveryEntity, InboxItemEntity]) await database().getRepository(entity).delete({ userId: CANARY_ID, noticeId });
    expect((await stage.test.api.post(`/api/staff/notices/${noticeId}/withdraw`, { reason: '发布有误', revision: 0 }, await stage.test.loginStaff('reviewer'))).status).toBe(200);
    wait(2 * MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toContain('涵洞公告');
    await stage.settle();
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
  });

  it('an import without notification is no promise', async () => {
    await stage.publish({ project: { name: '静默项目', code: null }, title: '静默公告', notify: false });
    wait(10 * MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
  });

  it('a correction and a withdrawal are watched like the first publication', async () => {
    const { noticeId } = await stage.publish({ project: { name: '更正项目', code: null }, title: '更正前公告' });
    await stage.settle();
    await stage.publish({ existingNoticeId: noticeId, project: { name: '更正项目', code: null }, title: '更正后公告' });
    wait(2 * MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toContain('更正后公告');
    await stage.settle();
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
  });

  it('a due push that nobody tries is late; a call that is paused, or one that is put off, is not', async () => {
    const phone = await stage.phone('推送等待');
    await stage.test.api.post('/api/alerts', { name: '饮水', anyOf: ['饮水'] }, phone.token);
    await phone.accept();
    stage.sandbox.faults.add({ match: { path: '/cgi-bin/message/subscribe/send' }, kind: 'errcode', errcode: 45009, times: 1 });
    await stage.publish({ project: { name: '饮水项目', code: null }, title: '饮水工程公告' });
    await stage.settle();
    const [delivery] = await database().getRepository(DeliveryEntity).find({ where: { title: '饮水工程公告', state: 'waiting' } });
    expect(delivery).toMatchObject({ reason: 'quota-day' });
    wait(10 * MINUTE);
    await look();
    expect(await alarm(LATE_PUSH)).toBeUndefined();
    stage.test.clock.set(new Date((delivery?.nextAttemptAt?.getTime() ?? 0) + 5 * MINUTE));
    await look();
    expect(await alarm(LATE_PUSH)).toMatch(/^1 条推送到了时间仍没有发送，最久的已等 5 分/);
    await stage.settle();
    await look();
    expect(await alarm(LATE_PUSH)).toBeUndefined();
    expect(phone.messages()).toHaveLength(1);
  });

  it('what nobody has tried yet is explained by a pause of its call, until that is over', async () => {
    const phone = await stage.phone('限额中');
    await stage.test.api.post('/api/alerts', { name: '泵站', anyOf: ['泵站'] }, phone.token);
    await phone.accept();
    wait(SECOND);
    await phone.accept();
    stage.sandbox.faults.add({ match: { path: '/cgi-bin/message/subscribe/send' }, kind: 'errcode', errcode: 45009, times: 1 });
    await stage.publish({ project: { name: '泵站一期', code: null }, title: '泵站一期公告' });
    await stage.settle();
    await stage.publish({ project: { name: '泵站二期', code: null }, title: '泵站二期公告' });
    await stage.test.app.get(OutboxWorker).tick();
    expect(await database().getRepository(DeliveryEntity).findBy({ title: '泵站二期公告', state: 'waiting' })).toMatchObject([{ nextAttemptAt: null }]);
    wait(10 * MINUTE);
    await look();
    expect(await alarm(LATE_PUSH)).toBeUndefined();
    wait(24 * 60 * MINUTE);
    await look();
    expect(await alarm(LATE_PUSH)).toContain('2 条推送到了时间仍没有发送');
    await stage.settle();
    await look();
    expect(await alarm(LATE_PUSH)).toBeUndefined();
    expect(phone.messages()).toHaveLength(2);
  });

  it('WeChat’s silence explains what waits, for as long as it lasts and when it is over', async () => {
    const phones = await Promise.all(['停电甲', '停电乙', '停电丙'].map((name) => stage.phone(name)));
    for (const phone of phones) {
      await stage.test.api.post('/api/alerts', { name: '渡槽', anyOf: ['渡槽'] }, phone.token);
      await phone.accept();
    }
    stage.sandbox.faults.add({ match: { path: '/cgi-bin/message/subscribe/send' }, kind: 'http-500', times: 1000 });
    await stage.publish({ project: { name: '渡槽项目', code: null }, title: '渡槽工程公告' });
    for (let second = 0; second < 600; second += 30) {
      await stage.test.drain();
      await look();
      expect([await alarm(LATE_PUSH), await alarm(LATE_INBOX)]).toEqual([undefined, undefined]);
      wait(30 * SECOND);
    }
    stage.sandbox.faults.clear();
    for (let second = 0; second < 180; second += 30) {
      await stage.test.drain();
      await look();
      expect(await alarm(LATE_PUSH)).toBeUndefined();
      wait(30 * SECOND);
    }
    await stage.settle();
    expect(phones.map((phone) => phone.messages().length)).toEqual([1, 1, 1]);
  });

  it('a clock that is set makes nothing late; what is late nevertheless is said a minute later', async () => {
    await stage.publish({ project: { name: '拨钟项目', code: null }, title: '拨钟公告' });
    stage.test.clock.jump(60 * MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
    wait(MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toContain('拨钟公告');
    await stage.settle();
    stage.test.clock.jump(-60 * MINUTE);
    await look();
    wait(MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
  });

  it('what was announced while a category was not followed is no lateness, what follows is watched', async () => {
    await database().transaction((manager) => manager.delete(AlertEntity, { userId: CANARY_ID, name: '自检：矿业权' }));
    await stage.publish({ category: 'mining', project: { name: '甲矿', code: null }, title: '甲矿出让公告' });
    wait(SECOND);
    await look();
    wait(2 * MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
    await stage.publish({ category: 'mining', project: { name: '乙矿', code: null }, title: '乙矿出让公告' });
    wait(2 * MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toContain('乙矿出让公告');
    await stage.settle();
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
  });

  it('after an outage: late while it is, and over as soon as the backlog is done', async () => {
    for (const n of [1, 2, 3]) await stage.publish({ project: { name: `停机项目${n}`, code: null }, title: `停机公告${n}` });
    wait(60 * MINUTE);
    await look();
    expect(await alarm(LATE_INBOX)).toMatch(/停机公告1.*1 小时.*另有 2 条/);
    await stage.settle();
    await look();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
  });

  it('no worker at all: the serving process says so, once its patience is over, and a worker ends it', async () => {
    const dog = stage.test.app.get(Watchdog, { strict: false });
    await look();
    await stage.publish({ project: { name: '无人项目', code: null }, title: '无人公告' });
    wait(2 * MINUTE);
    await dog.look();
    expect(await alarm(NO_WORKER)).toBeUndefined();
    stage.test.clock.jump(60 * MINUTE);
    await dog.look();
    expect(await alarm(NO_WORKER)).toBeUndefined();
    wait(4 * MINUTE);
    await dog.look();
    expect(await alarm(NO_WORKER)).toContain('后台进程已 1 小时 6 分 没有运行');
    expect(await alarm(LATE_INBOX)).toContain('无人公告');
    await stage.test.app.get(OutboxWorker).tick();
    await stage.settle();
    await look();
    expect(await alarm(NO_WORKER)).toBeUndefined();
    expect(await alarm(LATE_INBOX)).toBeUndefined();
  });

  it('is in nobody’s inbox but its own', async () => {
    const other = await stage.phone('路人');
    expect((await stage.test.api.get<Inbox>('/api/inbox', other.token)).body.items).toEqual([]);
    expect(await database().getRepository(DeliveryEntity).countBy({ userId: CANARY_ID, sentAt: MoreThan(new Date(0)) })).toBe(0);
  });
});

describe('self-watch switched off', () => {
  let stage: WechatStage;

  beforeAll(async () => {
    stage = await startWechatStage({ config: { SELF_WATCH: 'false' } });
  });
  afterAll(() => stage.close());

  it('writes nothing, follows nothing, and says nothing', async () => {
    const database = stage.test.app.get(DataSource);
    await stage.test.app.get(CanaryService, { strict: false }).keepRight();
    await stage.test.app.get(RecurringJobs).runNow(SELF_WATCH);
    expect(await database.getRepository(AlertEntity).countBy({ userId: CANARY_ID })).toBe(0);
    const phone = await stage.phone('有人看');
    await stage.test.api.post('/api/alerts', { name: '饮水', anyOf: ['饮水'] }, phone.token);
    await phone.accept();
    await stage.publish({ project: { name: '饮水项目', code: null }, title: '饮水公告' });
    await stage.settle();
    expect(phone.messages()).toHaveLength(1);
    await stage.test.app.get(WechatAnswersService, { strict: false }).flush();
    expect([await database.getRepository(AnnouncementEntity).count(), await database.getRepository(WechatAnswerEntity).count()]).toEqual([0, 0]);
    await stage.publish({ project: { name: '饮水二期', code: null }, title: '饮水二期公告' });
    stage.test.clock.advance(10 * MINUTE);
    await stage.test.app.get(RecurringJobs).runNow(SELF_WATCH);
    expect((await stage.test.app.get(Alarms).list()).filter(({ key }) => key.startsWith('watch:'))).toEqual([]);
  });
});
