import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ErrorBody, Inbox, PushPreference } from '@sunshine/contracts';
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
    expect((await stage.test.api.get<PushPreference>(PATH, phone.token)).body).toEqual({ order: ['official', 'mini-long', 'official-notice', 'mini-once'] });
    expect(await ring(phone)).toMatchObject({ templateId: OFFICIAL, channel: 'official' });
  });

  it('is kept to, and can be changed', async () => {
    const phone = await reachable('自己选（演示）');
    expect((await choose(phone, ['mini-once', 'official'])).body).toEqual({ order: ['mini-once', 'official'] });
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

  it('refuses a channel that does not exist, is no way to send, or is named twice', async () => {
    const phone = await stage.phone('乱选（演示）');
    for (const order of [['none'], ['sms'], ['official', 'official']]) expect((await choose(phone, order)).body.error.code).toBe('VALIDATION_FAILED');
    expect((await stage.test.api.get(PATH)).status).toBe(401);
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
