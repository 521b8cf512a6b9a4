import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AlarmList, AuditEntry, Created, DeadLetter, ErrorBody, Inbox, InboxItem, Page, RidExplanation, WechatPauseList, WechatTemplateList } from '@sunshine/contracts';
import type { CentreTemplate } from '../src/platform/config/centre.js';
import { Config } from '../src/platform/config/config.js';
import { NOTICE, OFFICIAL, ONCE, startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const SUBSCRIBE = '/cgi-bin/message/subscribe/send';
const TEMPLATE = '/cgi-bin/message/template/send';
const MINUTE = 60_000;

describe('sending', () => {
  let stage: WechatStage;
  let administrator: string;
  let number = 0;

  beforeAll(async () => {
    stage = await startWechatStage();
  });
  beforeEach(async () => {
    administrator = await stage.test.loginStaff('administrator');
  });
  afterEach(async () => {
    stage.sandbox.faults.clear();
    // Past every pause, day quota and alarm of the test before.
    await later(25 * 60 * MINUTE);
  });
  afterAll(() => stage.close());

  const person = async (reach: { credits?: number; follows?: boolean }): Promise<{ phone: Phone; publish: () => Promise<void> }> => {
    number += 1;
    const word = `工程${number}号`;
    const phone = await stage.phone(`第${number}人（演示）`);
    for (let left = reach.credits ?? 0; left > 0; left -= 1) await phone.accept();
    if (reach.follows) await phone.follow();
    await stage.test.api.post<Created>('/api/alerts', { name: '提醒', anyOf: [word] }, phone.token);
    const publish = async (): Promise<void> => {
      await stage.publish({ project: { name: word, code: null }, title: `${word}招标公告` });
      await stage.settle();
    };
    return { phone, publish };
  };
  const later = async (ms: number): Promise<void> => {
    stage.test.clock.advance(ms);
    await stage.settle();
  };
  const fault = (path: string, errcode: number, times = 1, errmsg?: string): void => stage.sandbox.faults.add({ kind: 'errcode', errcode, times, match: { path }, ...(errmsg === undefined ? {} : { errmsg }) });
  const newest = async (phone: Phone): Promise<InboxItem | undefined> => (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body.items[0];
  const desk = async <T>(path: string): Promise<T> => (await stage.test.api.get<T>(`/api/staff/wechat/${path}`, administrator)).body;
  const act = <T>(path: string, body?: unknown) => stage.test.api.post<T>(`/api/staff/wechat/${path}`, body, administrator);
  const alarms = async (): Promise<string[]> => (await desk<AlarmList>('alarms')).items.map(({ key }) => key);
  const pauses = async (): Promise<string[]> => (await desk<WechatPauseList>('pauses')).items.map(({ name }) => name);

  it('pauses one call for a minute and lets the others go on', async () => {
    const follower = await person({ follows: true });
    const reader = await person({ credits: 2 });
    fault(SUBSCRIBE, 45011);
    await reader.publish();
    expect(await pauses()).toEqual(['call:sendSubscribeMessage']);
    await follower.publish();
    expect(follower.phone.messages()).toHaveLength(1);
    await reader.publish();
    expect(reader.phone.messages()).toHaveLength(0);
    await later(61_000);
    expect(reader.phone.messages()).toHaveLength(2);
  });

  it('spreads over the minutes what WeChat does not take in one, and loses nothing', async () => {
    const { phone, publish } = await person({ credits: 3 });
    stage.sandbox.quotas.set(SUBSCRIBE, { perMinute: 1 });
    for (let number = 0; number < 3; number += 1) await publish();
    const arrived = [phone.messages().length];
    for (let minute = 0; minute < 3; minute += 1) {
      await later(MINUTE + 1000);
      arrived.push(phone.messages().length);
    }
    stage.sandbox.quotas.set(SUBSCRIBE, {});
    expect(arrived).toEqual([1, 2, 3, 3]);
  });

  it('pauses one call until 00:05 of the next day in Shanghai, not a minute less', async () => {
    const follower = await person({ follows: true });
    const reader = await person({ credits: 1 });
    fault(TEMPLATE, 45009);
    await follower.publish();
    await reader.publish();
    expect(reader.phone.messages()).toHaveLength(1);
    const [pause] = (await desk<WechatPauseList>('pauses')).items;
    expect(pause).toMatchObject({ name: 'call:sendTemplateMessage', reason: 'quota-day', until: expect.stringMatching(/T16:05:00\.000Z$/) as unknown });
    await later(Date.parse(pause?.until ?? '') - stage.test.clock.now().getTime() - 1000);
    expect(follower.phone.messages()).toHaveLength(0);
    await later(1000);
    expect(follower.phone.messages()).toHaveLength(1);
  });

  it('waits for staff when the address is not allowed, names it, loses nothing, and is quiet when it works again', async () => {
    const { phone, publish } = await person({ credits: 2 });
    const before = stage.sandbox.log.list().filter(({ path }) => path === SUBSCRIBE).length;
    fault(SUBSCRIBE, 40164, 1, 'invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 65a1-2b-3c');
    await publish();
    await publish();
    expect((await desk<AlarmList>('alarms')).items).toMatchObject([{ key: 'wechat:mini:ip', text: expect.stringContaining('203.0.113.7') as unknown }]);
    expect(stage.sandbox.log.list().filter(({ path }) => path === SUBSCRIBE)).toHaveLength(before + 1);
    await later(10 * MINUTE + 1000);
    expect(phone.messages()).toHaveLength(2);
    expect(await alarms()).toEqual([]);
  });

  it('goes on at once when staff lift the pause, and writes down who did', async () => {
    const { phone, publish } = await person({ credits: 1 });
    fault(SUBSCRIBE, 48001);
    await publish();
    expect(phone.messages()).toHaveLength(0);
    expect((await act<WechatPauseList>('pauses/lift', { name: 'call:sendSubscribeMessage' })).body.items).toEqual([]);
    await stage.settle();
    expect(phone.messages()).toHaveLength(1);
    expect(await alarms()).toEqual([]);
    expect(await act<ErrorBody>('pauses/lift', { name: 'call:sendSubscribeMessage' })).toMatchObject({ status: 409, body: { error: { code: 'WRONG_STATE' } } });
    const { body } = await stage.test.api.get<Page<AuditEntry>>('/api/staff/audit?action=wechat.lift-pause', administrator);
    expect(body.items).toMatchObject([{ actorKind: 'staff', objectId: 'call:sendSubscribeMessage' }]);
  });

  it('leaves one person alone for some minutes when WeChat asks for it, and nobody else', async () => {
    const [busy, other] = [await person({ follows: true }), await person({ follows: true })];
    fault(TEMPLATE, 43117);
    await busy.publish();
    await busy.publish();
    await other.publish();
    expect(busy.phone.messages()).toHaveLength(0);
    expect(await newest(busy.phone)).toMatchObject({ state: 'waiting', stateReason: '短时间内给您的提醒太多，稍后自动再发' });
    expect(other.phone.messages()).toHaveLength(1);
    await later(5 * MINUTE + 1000);
    expect(busy.phone.messages()).toHaveLength(2);
  });

  it('goes the next way when a template is gone: the notice of the account before a single accept', async () => {
    const { phone, publish } = await person({ credits: 1, follows: true });
    await phone.accept(NOTICE);
    fault(TEMPLATE, 40037);
    await publish();
    expect(await newest(phone)).toMatchObject({ channel: 'official-notice', state: 'confirmed' });
    expect(await pauses()).toEqual([`template:${OFFICIAL}`]);
    expect(await alarms()).toEqual([`template:${OFFICIAL}:stopped`]);
    await later(60 * MINUTE);
    await publish();
    expect(await newest(phone)).toMatchObject({ channel: 'official', state: 'confirmed' });
    expect(await alarms()).toEqual([]);
  });

  it('says that the template is stopped, not that credits are gone, to whom has some left', async () => {
    const refused = await person({ credits: 1 });
    const next = await person({ credits: 2 });
    fault(SUBSCRIBE, 40037);
    await refused.publish();
    await next.publish();
    expect(await newest(refused.phone)).toMatchObject({ state: 'inbox-only', stateReason: '微信暂停了这类消息' });
    expect(await newest(next.phone)).toMatchObject({ state: 'inbox-only', stateReason: '微信暂停了这类消息' });
    await later(60 * MINUTE);
    await next.publish();
    expect(await newest(next.phone)).toMatchObject({ state: 'confirmed' });
    expect(await alarms()).toEqual([]);
  });

  it('takes a standing permission away when WeChat says so, and uses it again after the next accept', async () => {
    const { phone, publish } = await person({ follows: true });
    await phone.accept(NOTICE);
    await phone.accept(NOTICE);
    fault(TEMPLATE, 40037);
    fault('/cgi-bin/message/subscribe/bizsend', 43101);
    await publish();
    expect(await newest(phone)).toMatchObject({ state: 'inbox-only', stateReason: '您没有打开微信提醒，或已经关掉' });
    await publish();
    expect(await newest(phone)).toMatchObject({ state: 'inbox-only' });
    await phone.accept(NOTICE);
    await publish();
    expect(await newest(phone)).toMatchObject({ channel: 'official-notice', state: 'confirmed' });
  });

  it('cancels what waits on a template that the person switches off, and takes the next way at once', async () => {
    const { phone, publish } = await person({ credits: 2 });
    fault(SUBSCRIBE, 45009);
    await publish();
    expect(await newest(phone)).toMatchObject({ state: 'waiting', channel: 'mini-once' });
    await phone.follow();
    stage.sandbox.subscriptions.turnOff(phone.user.id, ONCE);
    await stage.settle();
    expect(await newest(phone)).toMatchObject({ state: 'confirmed', channel: 'official' });
  });

  it('keeps a message with an unknown code for staff, tries it once when they say so, and never by itself', async () => {
    const { phone, publish } = await person({ credits: 2 });
    fault(SUBSCRIBE, 99_999, 2, 'something new rid: 65a1-2b-3c');
    await publish();
    await later(3 * 60 * MINUTE);
    expect(await newest(phone)).toMatchObject({ state: 'failed', stateReason: '微信没有受理，工作人员会查明' });
    const [letter] = (await desk<Page<DeadLetter>>('dead-letters')).items;
    expect(letter).toMatchObject({ errcode: 99_999, rid: '65a1-2b-3c', templateId: ONCE, call: '小程序订阅消息发送', fields: { phrase2: '招标公告' } });
    expect(JSON.stringify(letter)).not.toContain(phone.user.miniOpenid);
    expect(await alarms()).toEqual(['dead-letters']);
    expect((await act<DeadLetter>(`dead-letters/${letter?.id}/retry`)).body).toMatchObject({ state: 'retried' });
    await stage.settle();
    const [second] = (await desk<Page<DeadLetter>>('dead-letters')).items;
    expect(second?.id).not.toBe(letter?.id);
    expect(await act(`dead-letters/${letter?.id}/retry`)).toMatchObject({ status: 409 });
    await act(`dead-letters/${second?.id}/retry`);
    await stage.settle();
    expect(phone.messages()).toHaveLength(1);
    expect((await desk<Page<DeadLetter>>('dead-letters')).items).toEqual([]);
    expect(await alarms()).toEqual([]);
  });

  it('has nothing left to decide about an unknown code when its push was sent again from the list of pushes', async () => {
    const { phone, publish } = await person({ credits: 1 });
    fault(SUBSCRIBE, 99_999);
    await publish();
    const [letter] = (await desk<Page<DeadLetter>>('dead-letters')).items;
    await stage.test.api.post(`/api/staff/deliveries/${letter?.deliveryId}/retry`, undefined, administrator);
    await stage.settle();
    expect(phone.messages()).toHaveLength(1);
    expect((await desk<Page<DeadLetter>>('dead-letters')).items).toEqual([]);
    expect(await alarms()).toEqual([]);
  });

  it('lets staff put an unknown code aside, and asks WeChat about it', async () => {
    const { phone, publish } = await person({ credits: 1 });
    fault(SUBSCRIBE, 99_998);
    await publish();
    const [letter] = (await desk<Page<DeadLetter>>('dead-letters')).items;
    // A scripted fault is answered before the sandbox knows whose call it is, and WeChat explains a request to its owner only.
    Object.assign(stage.sandbox.log.list().find(({ rid }) => rid === letter?.rid) ?? {}, { appid: stage.sandbox.settings.mini.appid });
    const explained = await stage.test.api.get<RidExplanation & ErrorBody>(`/api/staff/wechat/dead-letters/${letter?.id}/explanation`, administrator);
    expect(explained).toMatchObject({ status: 200, body: { lines: expect.arrayContaining([expect.objectContaining({ name: '请求地址' })]) as unknown } });
    expect(JSON.stringify(explained.body)).not.toContain(phone.user.miniOpenid);
    expect((await act<DeadLetter>(`dead-letters/${letter?.id}/dismiss`)).body).toMatchObject({ state: 'dismissed' });
    await later(60 * MINUTE);
    expect(phone.messages()).toHaveLength(0);
    expect((await desk<Page<DeadLetter>>('dead-letters?state=dismissed')).items).toHaveLength(1);
  });

  it('says which field was refused, until staff close the alarm', async () => {
    const { publish } = await person({ credits: 1 });
    fault(SUBSCRIBE, 47003, 1, 'argument invalid! data.phrase2.value invalid rid: 65a1-2b-3c');
    await publish();
    expect((await desk<AlarmList>('alarms')).items).toMatchObject([{ key: `template:${ONCE}:content`, text: expect.stringContaining('data.phrase2.value') as unknown }]);
    expect((await act<AlarmList>('alarms/close', { key: `template:${ONCE}:content` })).body.items).toEqual([]);
  });

  it('says which template and field our own mapping can never fill, and takes the next way', async () => {
    const { phone, publish } = await person({ credits: 1 });
    const templates = stage.test.app.get(Config).centre.templates as CentreTemplate[];
    templates.push({ id: 'test-broken', channel: 'mini-long', term: 'long', purpose: 'notice', title: '提醒', fields: { number1: 'project' } });
    await publish();
    templates.pop();
    expect((await desk<AlarmList>('alarms')).items).toMatchObject([{ key: 'template:test-broken:content', text: expect.stringMatching(/test-broken.*number1/) as unknown }]);
    expect(phone.messages()).toHaveLength(1);
    await act<AlarmList>('alarms/close', { key: 'template:test-broken:content' });
  });

  it('finds that a template was edited in WeChat, and that it was put right', async () => {
    const control = (change: object) => fetch(`${stage.sandbox.url}/sandbox/api/templates/${ONCE}`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(change) });
    await control({ content: '项目:{{thing1.DATA}}\n环节:{{phrase2.DATA}}\n时间:{{time3.DATA}}\n金额:{{amount9.DATA}}' });
    const { body } = await act<WechatTemplateList>('templates/check');
    expect(body.items.find(({ id }) => id === ONCE)?.drift).toMatch(/amount9.*thing4/);
    expect(body.checkedAt).toBe(stage.test.clock.now().toISOString());
    expect(await alarms()).toEqual([`template:${ONCE}:drift`]);
    await control({ content: '项目:{{thing1.DATA}}\n环节:{{phrase2.DATA}}\n时间:{{time3.DATA}}\n原因:{{thing4.DATA}}' });
    expect((await act<WechatTemplateList>('templates/check')).body.items.filter(({ drift }) => drift !== null)).toEqual([]);
    expect(await alarms()).toEqual([]);
  });

  it('raises an alarm when WeChat refuses to show the templates, until it shows them again', async () => {
    stage.sandbox.faults.add({ match: { path: '/wxaapi/newtmpl/gettemplate' }, kind: 'errcode', errcode: 48001, times: 1 });
    expect((await act('templates/check')).status).toBe(503);
    expect(await alarms()).toEqual([expect.stringMatching(/^templates:.*:refused$/)]);
    expect((await act('templates/check')).status).toBeLessThan(300);
    expect(await alarms()).toEqual([]);
  });

  it('shows the page to the supervisor desk, lets only administrators act, and others see nothing', async () => {
    const [supervisor, editor] = [await stage.test.loginStaff('supervisor-desk'), await stage.test.loginStaff('editor')];
    for (const part of ['accounts', 'backlog', 'quotas', 'events', 'templates', 'pauses', 'alarms', 'dead-letters']) {
      expect([part, (await stage.test.api.get(`/api/staff/wechat/${part}`, supervisor)).status]).toEqual([part, 200]);
      expect([part, (await stage.test.api.get(`/api/staff/wechat/${part}`, editor)).status]).toEqual([part, 403]);
    }
    expect((await stage.test.api.post('/api/staff/wechat/pauses/lift', { name: 'call:sendSubscribeMessage' }, supervisor)).status).toBe(403);
  });

  it('answers every other part while WeChat is down', async () => {
    stage.sandbox.faults.add({ kind: 'http-500', times: 50 });
    const quotas = await stage.test.api.get<{ items: { error: string | null }[] }>('/api/staff/wechat/quotas', administrator);
    expect(quotas.status).toBe(200);
    expect(quotas.body.items.every(({ error }) => error !== null)).toBe(true);
    for (const part of ['accounts', 'backlog', 'events', 'templates', 'pauses', 'alarms', 'dead-letters']) expect([part, (await stage.test.api.get(`/api/staff/wechat/${part}`, administrator)).status]).toEqual([part, 200]);
    expect(await act<ErrorBody>('templates/check')).toMatchObject({ status: 503, body: { error: { code: 'UPSTREAM_UNAVAILABLE' } } });
  });
});
