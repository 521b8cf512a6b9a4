import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ErrorBody, Inbox, InboxCounts, Me, PushPreference, PushPreferenceView } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { PushPreferenceEntity } from '../src/modules/deliveries/preference/push-preference.entity.js';
import { LONG, NOTICE, OFFICIAL, ONCE, startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const PATH = '/api/push-preference';

describe('the order in which a person wants to be reached', () => {
  let stage: WechatStage;
  let topics = 0;

  beforeAll(async () => {
    stage = await startWechatStage();
  });
  afterAll(() => stage.close());

  /** Somebody who allows every way. */
  const reachable = async (name: string): Promise<Phone> => {
    const phone = await stage.phone(name);
    await phone.accept(ONCE);
    await phone.accept(LONG);
    await phone.follow();
    await phone.accept(NOTICE);
    return phone;
  };
  const choose = (phone: Phone, order: string[]) => stage.test.api.put<PushPreference & ErrorBody>(PATH, { order }, phone.token);
  /** Tells everybody of one more notice that `phone` alone wants, and answers how it went. */
  const ring = async (phone: Phone) => {
    topics += 1;
    const word = `第${topics}号词`;
    await stage.test.api.post('/api/alerts', { name: word, anyOf: [word] }, phone.token);
    await stage.publish({ project: { name: `${word}项目`, code: null }, title: `${word}公告` });
    await stage.settle();
    const { items } = (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body;
    return { templateId: phone.messages()[0]?.templateId, sent: phone.messages().length, channel: items[0]?.channel, state: items[0]?.state, reason: items[0]?.stateReason };
  };

  it('is the default until one is chosen', async () => {
    const phone = await reachable('没选过（演示）');
    const all = ['official', 'mini-long', 'official-notice', 'mini-once'];
    expect((await stage.test.api.get<PushPreferenceView>(PATH, phone.token)).body).toEqual({ order: all, offered: all });
    expect(await ring(phone)).toMatchObject({ templateId: OFFICIAL, channel: 'official' });
  });

  it('is kept to, and can be changed', async () => {
    const phone = await reachable('自己选（演示）');
    expect((await choose(phone, ['mini-once', 'official'])).body).toMatchObject({ order: ['mini-once', 'official'] });
    expect((await stage.test.api.get<PushPreference>(PATH, phone.token)).body.order).toEqual(['mini-once', 'official']);
    expect(await ring(phone)).toMatchObject({ templateId: ONCE, channel: 'mini-once' });
    expect(await ring(phone)).toMatchObject({ templateId: OFFICIAL, channel: 'official' });
    await choose(phone, ['mini-long', 'official']);
    expect(await ring(phone)).toMatchObject({ templateId: LONG, channel: 'mini-long' });
  });

  it('does not use a channel that is not listed, and says why nothing came', async () => {
    const phone = await reachable('不要服务号（演示）');
    await choose(phone, ['mini-once']);
    expect(await ring(phone)).toMatchObject({ templateId: ONCE });
    expect(await ring(phone)).toMatchObject({ sent: 1, channel: 'none', state: 'inbox-only', reason: '微信提醒次数已用完' });
  });

  it('leaves a refused push where whoever looks often sees it at once', async () => {
    const phone = await reachable('被拒的人（演示）');
    await choose(phone, ['mini-once']);
    const counts = async () => (await stage.test.api.get<InboxCounts>('/api/inbox/counts', phone.token)).body;
    expect(await counts()).toEqual({ unread: 0, undelivered: 0, newestId: null });
    stage.sandbox.credits.set(phone.user.id, ONCE, 0);
    await ring(phone);
    const { items } = (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body;
    expect(await counts()).toEqual({ unread: 1, undelivered: 1, newestId: items[0]?.id });
    expect((await stage.test.api.get('/api/inbox/counts')).status).toBe(401);
  });

  it('goes on to the next listed one when WeChat refuses the first, and to no other', async () => {
    const phone = await reachable('换一种（演示）');
    await choose(phone, ['official', 'mini-once']);
    stage.sandbox.users.set(phone.user.id, { follower: false });
    expect(await ring(phone)).toMatchObject({ templateId: ONCE, sent: 1, channel: 'mini-once' });
  });

  it('may be the inbox alone', async () => {
    const phone = await reachable('只收站内信（演示）');
    await choose(phone, []);
    expect(await ring(phone)).toMatchObject({ sent: 0, channel: 'none', state: 'inbox-only', reason: '您选择了只收站内信' });
  });

  it('shows with the person how each way stands, in the order that a push would take', async () => {
    const phone = await stage.phone('看得见的人（演示）');
    const ways = async () => (await stage.test.api.get<Me>('/api/me', phone.token)).body.ways.map(({ channel, state, left }) => `${channel} ${state} ${left}`);
    expect(await ways()).toEqual(['official not-allowed 0', 'mini-long not-allowed 0', 'official-notice not-allowed 0', 'mini-once not-allowed 0']);
    await phone.accept(ONCE);
    await phone.follow();
    await choose(phone, ['mini-once', 'official']);
    expect(await ways()).toEqual(['mini-once open 1', 'official open null', 'mini-long off 0', 'official-notice off 0']);
    expect(await ring(phone)).toMatchObject({ channel: 'mini-once' });
    expect(await ways()).toEqual(['mini-once used-up 0', 'official open null', 'mini-long off 0', 'official-notice off 0']);
    expect(await ring(phone)).toMatchObject({ channel: 'official' });
  });

  it('refuses a channel that does not exist, is no way to send, or is named twice', async () => {
    const phone = await stage.phone('乱选（演示）');
    for (const order of [['none'], ['sms'], ['official', 'official']]) expect((await choose(phone, order)).body.error.code).toBe('VALIDATION_FAILED');
    expect((await stage.test.api.get(PATH)).status).toBe(401);
  });

  it('offers nothing that the centre has not configured', async () => {
    const bare = await startWechatStage({ config: { WECHAT_OFFICIAL_APPID: '', WECHAT_OFFICIAL_SECRET: '', WECHAT_OFFICIAL_TOKEN: '', WECHAT_OFFICIAL_AES_KEY: '' } });
    try {
      const phone = await bare.phone('只有小程序（演示）');
      expect((await bare.test.api.get<PushPreferenceView>(PATH, phone.token)).body).toEqual({ order: ['mini-long', 'mini-once'], offered: ['mini-long', 'mini-once'] });
      const { body } = await bare.test.api.put<PushPreferenceView>(PATH, { order: ['official', 'mini-once'] }, phone.token);
      expect(body.order).toEqual(['mini-once']);
      expect((await bare.test.api.get<Me>('/api/me', phone.token)).body.ways.map(({ channel }) => channel)).toEqual(['mini-once', 'mini-long']);
    } finally {
      await bare.close();
    }
  });

  it('survives two writes at once, and goes with the account', async () => {
    const phone = await stage.phone('要走的人（演示）');
    const { body: me } = await stage.test.api.get<{ id: string }>('/api/me', phone.token);
    const answers = await Promise.all([['official'], ['mini-once'], [], ['mini-long']].map((order) => choose(phone, order)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const rows = () => stage.test.app.get(DataSource).manager.countBy(PushPreferenceEntity, { userId: me.id });
    expect(await rows()).toBe(1);
    expect((await stage.test.api.delete('/api/me', phone.token)).status).toBe(200);
    expect(await rows()).toBe(0);
  });
});
