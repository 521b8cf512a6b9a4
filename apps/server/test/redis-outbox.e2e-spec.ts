import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { prefixOf } from '../src/platform/outbox/hand-out/hand-out.provider.js';
import { JobHandOut } from '../src/platform/outbox/hand-out/job-hand-out.js';
import { Config } from '../src/platform/config/config.js';
import { OutboxWorker } from '../src/platform/outbox/outbox-worker.js';
import { startWechatStage, type WechatStage } from './support/wechat.js';
import { waitFor } from './support/wait.js';

const SERVER = process.env['REDIS_URL'];
const REDIS_URL = new URL('/6', SERVER ?? 'redis://127.0.0.1:6379').href;
const PATIENCE_MS = 20_000;

(SERVER ? describe : describe.skip)('the whole application with Redis (needs REDIS_URL)', () => {
  let stage: WechatStage;
  let redis: Redis;

  beforeAll(async () => {
    redis = new Redis(REDIS_URL);
    // A run that was cut off leaves its own behind.
    await redis.flushdb();
    stage = await startWechatStage({ config: { REDIS_URL } });
  }, 60_000);
  afterAll(async () => {
    await stage.close();
    await redis.flushdb();
    redis.disconnect();
  });

  it('publishes to a phone by jobs that Redis hands out, under the keys of its own database', async () => {
    const phone = await stage.phone('收信人（演示）');
    await phone.accept();
    await stage.test.api.post('/api/alerts', { name: '道路', anyOf: ['道路'] }, phone.token);
    const handOut = stage.test.app.get(JobHandOut, { strict: false });
    stage.test.app.get(OutboxWorker).start();
    await waitFor(() => handOut.isUp, 'Redis', PATIENCE_MS);
    await stage.publish();
    await waitFor(() => phone.messages().length === 1, 'the message', PATIENCE_MS);
    const keys = await redis.keys('*');
    expect(keys).not.toEqual([]);
    expect(keys.filter((key) => !key.startsWith(`${prefixOf(stage.test.app.get(Config).databaseUrl)}:`))).toEqual([]);
  }, 60_000);

  it('drops what nobody of ours put into Redis', async () => {
    const queue = new Queue('outbox', { connection: { url: REDIS_URL }, prefix: prefixOf(stage.test.app.get(Config).databaseUrl) });
    for (const data of [null, 'text', {}, { id: null }, { id: {} }, { id: ['x'] }, { id: "' OR 1=1" }]) await queue.add('job', data, { removeOnFail: true });
    const left = async () => Object.values(await queue.getJobCounts('wait', 'prioritized', 'active', 'failed')).reduce((sum, count) => sum + count, 0);
    await waitFor(async () => (await left()) === 0, 'the queue to be empty', PATIENCE_MS);
    await queue.close();
    const phone = await stage.phone('后来的收信人（演示）');
    await phone.accept();
    await stage.test.api.post('/api/alerts', { name: '桥梁', anyOf: ['桥梁'] }, phone.token);
    await stage.publish({ project: { name: '乙村桥梁', code: null }, title: '乙村桥梁招标公告' });
    await waitFor(() => phone.messages().length === 1, 'the message', PATIENCE_MS);
  }, 60_000);
});
