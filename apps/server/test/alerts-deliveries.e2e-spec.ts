import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Alert, AlertList, Created, Delivery, ErasureReceipt, ErrorBody, Follow, Inbox, Me, Page } from '@sunshine/contracts';
import { LONG, OFFICIAL, ONCE, startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const inboxOf = async (stage: WechatStage, phone: Phone): Promise<Inbox> => (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body;
const addAlert = async (stage: WechatStage, phone: Phone, body: object): Promise<string> => (await stage.test.api.post<Created>('/api/alerts', body, phone.token)).body.id;

describe('alerts and follows', () => {
  let stage: WechatStage;
  let bidder: Phone;
  let other: Phone;

  beforeAll(async () => {
    stage = await startWechatStage();
    bidder = await stage.phone('甲投标人（演示）');
    other = await stage.phone('乙投标人（演示）');
  });
  afterAll(() => stage.close());

  it('saves, shows, changes and removes an alert of its owner only', async () => {
    const { api } = stage.test;
    const id = await addAlert(stage, bidder, { name: '道路', anyOf: ['道路', '道路'], categories: [], greenChannelOnly: false });
    expect((await api.get<AlertList>('/api/alerts', bidder.token)).body.items).toMatchObject([{ id, name: '道路', conditions: { anyOf: ['道路'] }, lastMatch: null }]);
    expect((await api.put('/api/alerts/' + id, { name: '水利', anyOf: ['水利'] }, other.token)).status).toBe(404);
    expect((await api.put<Alert>('/api/alerts/' + id, { name: '水利', anyOf: ['水利'] }, bidder.token)).body).toMatchObject({ name: '水利', conditions: { anyOf: ['水利'] } });
    expect((await api.delete('/api/alerts/' + id, other.token)).status).toBe(404);
    expect((await api.delete('/api/alerts/' + id, bidder.token)).status).toBe(200);
    expect((await api.get<AlertList>('/api/alerts', bidder.token)).body.items).toEqual([]);
    expect((await api.get('/api/alerts')).status).toBe(401);
  });

  it('refuses a nameless alert, a range that is upside down, and the twenty-first', async () => {
    const { api } = stage.test;
    expect((await api.post('/api/alerts', { name: ' ' }, other.token)).status).toBe(400);
    expect((await api.post('/api/alerts', { name: '甲', minFen: 2, maxFen: 1 }, other.token)).status).toBe(400);
    for (let index = 0; index < 20; index += 1) await addAlert(stage, other, { name: `第${index}个`, anyOf: ['不存在的词'] });
    expect((await api.post<ErrorBody>('/api/alerts', { name: '多余', anyOf: ['甲'] }, other.token)).body.error.code).toBe('LIMIT_REACHED');
  });

  it('follows a project once however often it is asked, and forgets it again', async () => {
    const { api } = stage.test;
    const { projectId } = await stage.publish({ project: { name: '丙村供水项目', code: null }, title: '丙村供水招标公告', notify: false });
    expect((await api.post<Created>('/api/follows', { projectId }, bidder.token)).body.id).toBe(projectId);
    expect((await api.post('/api/follows', { projectId }, bidder.token)).status).toBe(201);
    expect((await api.get<Page<Follow>>('/api/follows', bidder.token)).body.items).toMatchObject([{ id: projectId, kind: 'project', name: '丙村供水项目' }]);
    expect((await api.get<{ followed: boolean }>(`/api/projects/${projectId}`, bidder.token)).body.followed).toBe(true);
    expect((await api.get<{ followed: boolean }>(`/api/projects/${projectId}`, other.token)).body.followed).toBe(false);
    expect((await api.delete('/api/follows/' + projectId, bidder.token)).status).toBe(200);
    expect((await api.get<Page<Follow>>('/api/follows', bidder.token)).body.items).toEqual([]);
    expect((await api.post<ErrorBody>('/api/follows', { projectId: '01K0000000000000000000000P' }, bidder.token)).body.error.code).toBe('PROJECT_NOT_FOUND');
  });
});

describe('a published notice', () => {
  let stage: WechatStage;

  beforeAll(async () => {
    stage = await startWechatStage();
  });
  afterAll(() => stage.close());

  it('reaches the phone once with its reasons, however many alerts match, and says so in the inbox', async () => {
    const phone = await stage.phone('丁投标人（演示）');
    await phone.accept();
    const roads = await addAlert(stage, phone, { name: '道路硬化', anyOf: ['道路'] });
    const village = await addAlert(stage, phone, { name: '甲村', types: ['tender'], allOf: ['甲村', '硬化'] });
    const { noticeId, projectId } = await stage.publish();
    await stage.settle();
    for (const id of [roads, village]) await stage.test.api.put(`/api/alerts/${id}`, { name: '不再需要', anyOf: ['没有这样的词'] }, phone.token);
    expect(phone.messages()).toMatchObject([{ templateId: ONCE, page: `pages/project/index?id=${projectId}&notice=${noticeId}&topup=1` }]);
    expect(phone.messages()[0]?.fields.map((field) => field.value)).toEqual(['青川县甲村道路硬化项目', '招标公告', '2026年11月20日 09:30', '订阅「道路硬化」等2项·最后1条可续']);
    const inbox = await inboxOf(stage, phone);
    expect(inbox).toMatchObject({ unread: 1, items: [{ noticeId, projectId, alertIds: [roads, village], state: 'confirmed', channel: 'mini-once', read: false }] });
    expect(inbox.items[0]?.reasons[0]).toEqual({ kind: 'alert', alertId: roads, name: '道路硬化', matches: [
        { word: '道路', field: 'title' },
        { word: '道路', field: 'body' },
      ] });
    const { body } = await stage.test.api.get<AlertList>('/api/alerts', phone.token);
    expect(body.items.map((alert) => alert.lastMatch?.noticeId)).toEqual([noticeId, noticeId]);
    expect((await stage.test.api.post('/api/inbox/read', { upToId: inbox.items[0]?.id }, phone.token)).status).toBe(200);
    expect((await inboxOf(stage, phone)).unread).toBe(0);
  });

  it('is in the inbox with the reason when there is no way to the phone', async () => {
    const never = await stage.phone('从未订阅（演示）');
    const once = await stage.phone('次数用完（演示）');
    await once.accept();
    for (const phone of [never, once]) await addAlert(stage, phone, { name: '供水', anyOf: ['供水'] });
    for (const name of ['戊村供水', '己村供水']) await stage.publish({ project: { name, code: null }, title: `${name}招标公告` });
    await stage.settle();
    expect((await inboxOf(stage, never)).items.map(({ state, stateReason }) => [state, stateReason])).toEqual([
      ['inbox-only', '您没有打开微信提醒，或已经关掉'],
      ['inbox-only', '您没有打开微信提醒，或已经关掉'],
    ]);
    expect((await inboxOf(stage, once)).items.map(({ state, stateReason }) => [state, stateReason])).toEqual([
      ['inbox-only', '微信提醒次数已用完'],
      ['confirmed', null],
    ]);
    expect(once.messages()).toHaveLength(1);
  });

  it('goes by the official account first, then by the standing permission, then by the single one', async () => {
    const phone = await stage.phone('全渠道（演示）');
    await phone.accept();
    await phone.accept(LONG);
    await phone.follow();
    await addAlert(stage, phone, { name: '桥梁', anyOf: ['桥梁'] });
    const publish = (name: string) => stage.publish({ project: { name, code: null }, title: `${name}招标公告` });
    await publish('庚村桥梁');
    await stage.settle();
    stage.sandbox.subscriptions.follow(phone.user.id, false);
    await stage.settle();
    await publish('辛村桥梁');
    await stage.settle();
    stage.sandbox.subscriptions.turnOff(phone.user.id, LONG);
    await stage.settle();
    await publish('壬村桥梁');
    await stage.settle();
    expect(phone.messages().map((message) => message.templateId)).toEqual([ONCE, LONG, OFFICIAL]);
    expect((await inboxOf(stage, phone)).items.map((item) => item.state)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  });

  it('falls to the next channel when WeChat refuses the first, and believes WeChat about credits', async () => {
    const phone = await stage.phone('已取关（演示）');
    await phone.accept();
    await phone.follow();
    await addAlert(stage, phone, { name: '电站', anyOf: ['电站'] });
    stage.sandbox.users.set(phone.user.id, { follower: false });
    await stage.publish({ project: { name: '癸村电站', code: null }, title: '癸村电站招标公告' });
    await stage.settle();
    expect(phone.messages().map((message) => message.templateId)).toEqual([ONCE]);
    await phone.accept();
    stage.sandbox.credits.set(phone.user.id, ONCE, 0);
    await stage.publish({ project: { name: '子村电站', code: null }, title: '子村电站招标公告' });
    await stage.settle();
    expect((await inboxOf(stage, phone)).items[0]).toMatchObject({ state: 'inbox-only', stateReason: '您没有打开微信提醒，或已经关掉' });
    expect((await stage.test.api.get<Me>('/api/me', phone.token)).body).toMatchObject({ followsOfficial: false, alerts: 1, unread: 2, credits: expect.arrayContaining([expect.objectContaining({ templateId: ONCE, left: 0 })]) });
  });

  it('is told to followers when it comes, when it is corrected and when it is withdrawn, and to nobody twice', async () => {
    const follower = await stage.phone('关注者（演示）');
    const seeker = await stage.phone('订阅者（演示）');
    const { noticeId, projectId } = await stage.publish({ project: { name: '丑村医院', code: null }, title: '丑村医院招标计划', type: 'plan' });
    await stage.test.api.post('/api/follows', { projectId }, follower.token);
    const alertId = await addAlert(stage, seeker, { name: '医院', anyOf: ['医院'] });
    await stage.settle();
    await stage.publish({ existingNoticeId: noticeId, project: { id: projectId }, title: '丑村卫生院招标计划', type: 'plan', bodyHtml: '<p>名称更正。</p>' });
    await stage.settle();
    expect((await inboxOf(stage, follower)).items.map((item) => item.reasons[0]?.kind)).toEqual(['follow', 'follow']);
    expect((await inboxOf(stage, seeker)).items.map((item) => item.alertIds)).toEqual([[alertId], [alertId]]);
    const reviewer = await stage.test.loginStaff('reviewer');
    const { body: found } = await stage.test.api.get<{ revision: number }>(`/api/staff/notices/${noticeId}`, reviewer);
    expect((await stage.test.api.post(`/api/staff/notices/${noticeId}/withdraw`, { revision: found.revision, reason: '项目取消' }, reviewer)).status).toBeLessThan(300);
    await stage.settle();
    expect((await inboxOf(stage, follower)).items[0]).toMatchObject({ noticeId, summary: expect.stringContaining('已撤回：项目取消') });
    expect((await inboxOf(stage, seeker)).items).toHaveLength(3);
  });

  it('is not pushed any more when it was withdrawn before its turn came', async () => {
    const phone = await stage.phone('晚到的人（演示）');
    await phone.accept();
    await addAlert(stage, phone, { name: '码头', anyOf: ['码头'] });
    stage.sandbox.faults.add({ kind: 'errcode', errcode: -1, times: 1, match: { path: '/cgi-bin/message/subscribe/send' } });
    const { noticeId } = await stage.publish({ project: { name: '寅村码头', code: null }, title: '寅村码头招标公告' });
    await stage.settle();
    expect((await inboxOf(stage, phone)).items[0]).toMatchObject({ state: 'waiting', stateReason: '微信繁忙，稍后自动再发' });
    const reviewer = await stage.test.loginStaff('reviewer');
    const { body } = await stage.test.api.get<{ revision: number }>(`/api/staff/notices/${noticeId}`, reviewer);
    await stage.test.api.post(`/api/staff/notices/${noticeId}/withdraw`, { revision: body.revision, reason: '发错了' }, reviewer);
    stage.test.clock.advance(60_000);
    await stage.settle();
    const { items } = await inboxOf(stage, phone);
    expect(items[1]).toMatchObject({ state: 'inbox-only', stateReason: '公告已撤回，不再推送' });
    expect(items[0]).toMatchObject({ kind: 'withdrawn', state: 'inbox-only' });
    expect(phone.messages()).toEqual([]);
  });

  it('goes on after a crash in the middle of telling: everybody once', async () => {
    const phones = [];
    for (const name of ['一', '二', '三']) {
      const phone = await stage.phone(`${name}号（演示）`);
      await phone.accept();
      await addAlert(stage, phone, { name: '隧道', anyOf: ['隧道'] });
      phones.push(phone);
    }
    const { noticeId } = await stage.publish({ project: { name: '卯村隧道', code: null }, title: '卯村隧道招标公告' });
    const { AnnouncerService } = await import('../src/modules/alerts/announcer.service.js');
    const announcer = stage.test.app.get(AnnouncerService, { strict: false });
    const event = { noticeId, versionNumber: 1, kind: 'published' as const };
    await Promise.all([announcer.announce(event, new AbortController().signal), announcer.announce(event, new AbortController().signal).catch(() => undefined)]);
    await stage.settle();
    await announcer.announce(event, new AbortController().signal);
    await stage.settle();
    for (const phone of phones) {
      expect(phone.messages()).toHaveLength(1);
      expect((await inboxOf(stage, phone)).items).toHaveLength(1);
    }
  });

  it('is found by staff with the person masked, and pushed again when the person can be reached', async () => {
    const phone = await stage.phone('后来才订阅（演示）');
    await addAlert(stage, phone, { name: '学校', anyOf: ['辰村学校'] });
    await stage.publish({ project: { name: '辰村学校', code: null }, title: '辰村学校招标公告' });
    await stage.settle();
    const { api } = stage.test;
    const desk = await stage.test.loginStaff('supervisor-desk');
    const editor = await stage.test.loginStaff('editor');
    expect((await api.get('/api/staff/deliveries', editor)).status).toBe(403);
    const { body } = await api.get<Page<Delivery>>(`/api/staff/deliveries?state=inbox-only&q=${encodeURIComponent('辰村学校')}`, desk);
    expect(body.items).toMatchObject([{ channel: 'none', reason: 'not-subscribed', why: '订阅「学校」标题含“辰村学校”', person: expect.stringMatching(/^微信用户 ….{4}$/) }]);
    await phone.accept();
    const retried = await api.post<Delivery>(`/api/staff/deliveries/${body.items[0]?.id}/retry`, undefined, desk);
    expect(retried.body).toMatchObject({ state: 'waiting', channel: 'mini-once' });
    await stage.settle();
    expect(phone.messages()).toHaveLength(1);
    expect((await api.post<ErrorBody>(`/api/staff/deliveries/${body.items[0]?.id}/retry`, undefined, desk)).body.error.code).toBe('WRONG_STATE');
  });

  it('is announced to the editor with the number of people it would reach, each counted once', async () => {
    const phone = await stage.phone('数人头（演示）');
    for (const name of ['冰场', '冰场二']) await addAlert(stage, phone, { name, anyOf: ['未村冰场'] });
    const draft = {
      ...{ projectId: null, projectName: '未村冰场', projectCode: null, sectionNames: [], title: '未村冰场采购公告', type: 'other', category: 'procurement', regionCode: '510822', ownerName: null, agencyName: null },
      ...{ amountFen: null, winners: [], keyDates: {}, greenChannel: false, greenChannelBasis: null, bodyHtml: '<p>采购。</p>', attachmentIds: [] },
    };
    const checked = await stage.test.api.post<{ recipients: number }>('/api/staff/notices/check', { draft }, await stage.test.loginStaff('editor'));
    expect(checked.body.recipients).toBe(1);
  });

  it('leaves nothing behind of a person who wants to be forgotten, and says how much that was', async () => {
    const phone = await stage.phone('要走的人（演示）');
    await phone.accept();
    await addAlert(stage, phone, { name: '粮库', anyOf: ['粮库'] });
    const { projectId } = await stage.publish({ project: { name: '巳村粮库', code: null }, title: '巳村粮库招标公告' });
    await stage.test.api.post('/api/follows', { projectId }, phone.token);
    await stage.settle();
    const { body } = await stage.test.api.delete<ErasureReceipt>('/api/me', phone.token);
    expect(body.erased).toMatchObject({ alerts: 1, follows: 1, inboxItems: 1, deliveries: 1, credits: 1 });
    expect((await stage.test.api.get('/api/me', phone.token)).status).toBe(401);
    await stage.publish({ project: { name: '午村粮库', code: null }, title: '午村粮库招标公告' });
    await stage.settle();
    expect(phone.messages()).toHaveLength(1);
  });
});
