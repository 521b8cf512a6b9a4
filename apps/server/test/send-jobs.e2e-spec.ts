import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Created, Inbox, InboxItem } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { DELIVERY_SEND } from '../src/modules/deliveries/delivery-send.js';
import { Outages } from '../src/modules/deliveries/pace/outages.service.js';
import { SendPace } from '../src/modules/deliveries/pace/send-pace.js';
import { SendPaceEntity } from '../src/modules/deliveries/pace/send-pace.entity.js';
import { PausesService } from '../src/modules/deliveries/pauses.service.js';
import { addMs } from '../src/platform/clock/clock.js';
import { Config } from '../src/platform/config/config.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { OutboxWorker } from '../src/platform/outbox/outbox-worker.js';
import { OutboxRow } from '../src/platform/outbox/outbox.entity.js';
import { waitingDelivery } from './support/delivery.js';
import { startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const SUBSCRIBE = '/cgi-bin/message/subscribe/send';
const HOUR = 3_600_000;

describe('jobs that send', () => {
  let stage: WechatStage;
  let phone: Phone;
  let number = 0;

  beforeAll(async () => {
    stage = await startWechatStage();
    phone = await stage.phone('收消息的人（演示）');
    for (let credits = 5; credits > 0; credits -= 1) await phone.accept();
    await stage.test.api.post<Created>('/api/alerts', { name: '提醒', categories: ['engineering'] }, phone.token);
  });
  afterEach(() => stage.sandbox.faults.clear());
  afterAll(() => stage.close());

  const jobs = () => stage.test.app.get(DataSource).getRepository(OutboxRow);
  const newest = async (): Promise<InboxItem | undefined> => (await stage.test.api.get<Inbox>('/api/inbox', phone.token)).body.items[0];
  const publish = () => stage.publish({ project: { name: `工程${(number += 1)}号`, code: null } });
  const later = async (ms: number): Promise<void> => {
    stage.test.clock.advance(ms);
    await stage.settle();
  };

  it('have every call counted by the pace, also one whose pause ends before it is made', async () => {
    stage.sandbox.faults.add({ kind: 'errcode', errcode: 45011, times: 1, match: { path: SUBSCRIBE } });
    await publish();
    await stage.settle();
    const pauses = stage.test.app.get(PausesService, { strict: false });
    pauses.standing = async (tx) => {
      Reflect.deleteProperty(pauses, 'standing');
      const standing = await pauses.standing(tx);
      stage.test.clock.advance(61_000);
      return standing;
    };
    await publish();
    await stage.settle();
    expect(phone.messages()).toHaveLength(2);
    const pace = await stage.test.app.get(DataSource).getRepository(SendPaceEntity).findOneByOrFail({ name: 'sendSubscribeMessage' });
    expect(pace.used).toBe(stage.sandbox.log.list().filter(({ path }) => path === SUBSCRIBE).length);
  });

  it('stay paused for the day when calls under way are not answered any more', async () => {
    const [pauses, outages] = [stage.test.app.get(PausesService, { strict: false }), stage.test.app.get(Outages, { strict: false })];
    const until = addMs(stage.test.clock.now(), HOUR);
    await stage.test.app.get(UnitOfWork).run(async (tx) => {
      await pauses.pause(tx, 'call:sendSubscribeNotice', until, 'quota-day', '45009');
      for (let silent = 0; silent < 5; silent += 1) await outages.noAnswer(tx, 'sendSubscribeNotice', 'no answer');
    });
    expect(await pauses.list()).toMatchObject([{ name: 'call:sendSubscribeNotice', until, reason: 'quota-day' }]);
    stage.test.clock.advance(HOUR);
    await stage.test.app.get(UnitOfWork).run((tx) => pauses.passed(tx, { ...waitingDelivery(until), channel: 'official-notice' }));
    expect(await stage.test.app.get(DataSource).getRepository(SendPaceEntity).findOneByOrFail({ name: 'sendSubscribeNotice' })).toMatchObject({ probeAt: null });
  });

  it('end what they were for when they are given up because every process that ran them died', async () => {
    await publish();
    while ((await jobs().countBy({ kind: DELIVERY_SEND })) === 0) await stage.test.app.get(OutboxWorker).tick();
    await jobs().update({ kind: DELIVERY_SEND }, { attempts: stage.test.app.get(Config).env.OUTBOX_MAX_ATTEMPTS });
    await stage.settle();
    expect(await newest()).toMatchObject({ state: 'failed' });
  });

  it('end what they were for when they can never begin', async () => {
    const pace = stage.test.app.get(SendPace, { strict: false });
    pace.take = () => Promise.reject(new Error('the pace keeps changing'));
    await publish();
    await stage.settle();
    for (let hours = 0; hours < 8; hours += 1) await later(HOUR);
    Reflect.deleteProperty(pace, 'take');
    expect(await newest()).toMatchObject({ state: 'failed' });
    await later(HOUR);
    expect(await jobs().countBy({ kind: DELIVERY_SEND, state: 'pending' })).toBe(0);
  });
});
