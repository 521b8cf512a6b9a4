import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Created } from '@sunshine/contracts';
import { createApp } from '../src/app.js';
import { Config } from '../src/platform/config/config.js';
import { OutboxWorker } from '../src/platform/outbox/outbox-worker.js';
import { startCountingProxy, type CountingProxy } from './support/counting-proxy.js';
import { ONCE, startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const SUBSCRIBE = '/cgi-bin/message/subscribe/send';
const MAX_ROUNDS = 400;

/** Two worker processes on one database, both busy; a call takes long enough to be met by another. */
describe.each([
  ['one job at a time each', '1', 0],
  ['many jobs at once each', '32', 200],
])('two workers, %s', (_how, concurrency, others) => {
  let proxy: CountingProxy;
  let stage: WechatStage;
  let second: NestFastifyApplication;

  beforeAll(async () => {
    proxy = await startCountingProxy();
    stage = await startWechatStage({ sandbox: { sendMs: 60 }, config: { WECHAT_API_BASE: proxy.base, OUTBOX_CONCURRENCY: concurrency, SEND_CONCURRENCY: '32', WECHAT_TIMEOUT_MS: '60000' } });
    proxy.target = stage.sandbox.url;
    second = await createApp(stage.test.app.get(Config), stage.test.clock);
    await second.init();
  }, 60_000);
  afterAll(async () => {
    await second.close();
    await stage.close();
    proxy.close();
  });

  /** Both work until neither has anything to do, also after a wait. */
  const workTogether = async (): Promise<void> => {
    const workers = [stage.test.app.get(OutboxWorker), second.get(OutboxWorker)];
    let idle = 0;
    for (let round = 0; round < MAX_ROUNDS && idle < 4; round += 1) {
      const ran = await Promise.all(workers.map((worker) => worker.tick()));
      await stage.sandbox.pushes.idle();
      stage.test.clock.advance(300);
      idle = ran.every((jobs) => jobs === 0) ? idle + 1 : 0;
    }
  };
  const reader = async (name: string, word: string): Promise<Phone> => {
    const phone = await stage.phone(name);
    await stage.test.api.post<Created>('/api/alerts', { name: '提醒', anyOf: [word] }, phone.token);
    return phone;
  };

  it(`never call one person twice at once, while ${others} others are served beside them`, async () => {
    const busy = await reader('收三条的人（演示）', '桥梁');
    const crowd = await Promise.all(Array.from({ length: others }, (_, number) => reader(`第${number}人（演示）`, '道路')));
    for (const phone of crowd) stage.sandbox.subscriptions.answer(phone.user.id, { [ONCE]: 'accept' });
    await stage.settle();
    for (let credit = 0; credit < 3; credit += 1) await busy.accept();
    for (let number = 0; number < 3; number += 1) await stage.publish({ project: { name: `桥梁${number}号`, code: null }, title: `桥梁${number}号招标公告` });
    if (others > 0) await stage.publish({ project: { name: '道路硬化', code: null }, title: '道路硬化招标公告' });
    await workTogether();

    expect(busy.messages()).toHaveLength(3);
    expect(crowd.filter((phone) => phone.messages().length !== 1)).toEqual([]);
    expect(proxy.mostToOne).toBe(1);
    expect(stage.sandbox.log.list().filter(({ path, errcode }) => path === SUBSCRIBE && errcode === 43108)).toEqual([]);
    if (others > 0) expect(proxy.most).toBeGreaterThan(8);
    process.stderr.write(`sends under way at once: ${proxy.most}, to one person: ${proxy.mostToOne}\n`);
  }, 300_000);
});
