import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AlertTiming, Inbox, InboxItem } from '@sunshine/contracts';
import { startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const AT_ONCE: AlertTiming = { frequency: 'now', at: '08:00', weekday: 1, quiet: null, pausedUntil: null };

describe('an alert', () => {
  let stage: WechatStage;
  let number = 0;

  beforeAll(async () => {
    stage = await startWechatStage();
  }, 120_000);
  afterAll(() => stage.close());

  const person = async (...timings: Partial<AlertTiming>[]): Promise<{ phone: Phone; publish: () => Promise<void> }> => {
    number += 1;
    const word = `工程${number}号`;
    const phone = await stage.phone(`第${number}人（演示）`);
    await phone.follow();
    for (const [index, timing] of timings.entries()) await stage.test.api.post('/api/alerts', { name: `订阅${index}`, anyOf: [word], timing: { ...AT_ONCE, ...timing } }, phone.token);
    const publish = async (): Promise<void> => {
      await stage.publish({ project: { name: word, code: null }, title: `${word}招标公告` });
      await stage.settle();
    };
    return { phone, publish };
  };
  const at = async (wall: string): Promise<void> => {
    stage.test.clock.set(`${wall}+08:00`);
    await stage.settle();
  };
  const newest = async ({ token }: Phone): Promise<InboxItem | undefined> => (await stage.test.api.get<Inbox>('/api/inbox', token)).body.items[0];

  it('that is paused finds for the inbox alone up to and including its last day, and rings again after it', async () => {
    await at('2026-12-01T09:00:00');
    const { phone, publish } = await person({ pausedUntil: '2026-12-01' });
    await at('2026-12-01T23:59:59');
    await publish();
    expect(await newest(phone)).toMatchObject({ state: 'inbox-only', stateReason: '订阅暂停中' });
    expect(phone.messages()).toEqual([]);
    await at('2026-12-02T00:00:00');
    await publish();
    expect(phone.messages()).toHaveLength(1);
  });

  it('rings after its quiet hours, unless another one that matches has none', async () => {
    await at('2026-12-03T21:00:00');
    const quiet = await person({ quiet: { from: '22:00', until: '07:00' } });
    const both = await person({ quiet: { from: '22:00', until: '07:00' } }, {});
    await at('2026-12-03T23:00:00');
    await quiet.publish();
    await both.publish();
    expect([quiet, both].map(({ phone }) => phone.messages().length)).toEqual([0, 1]);
    expect(await newest(quiet.phone)).toMatchObject({ state: 'waiting', stateReason: '免打扰时段，结束后推送' });
    expect((await newest(both.phone))?.reasons).toHaveLength(2);
    await at('2026-12-04T06:59:59');
    expect(quiet.phone.messages()).toHaveLength(0);
    await at('2026-12-04T07:00:00');
    expect(quiet.phone.messages()).toHaveLength(1);
  });

  it('rings at once when another one that matches only wants a digest, and the digest does not repeat it', async () => {
    await at('2026-12-05T09:00:00');
    const { phone, publish } = await person({ frequency: 'daily' }, {}, { pausedUntil: '2030-01-01' });
    await publish();
    expect(phone.messages()).toHaveLength(1);
    expect((await newest(phone))?.reasons.map(({ name }) => name)).toEqual(['订阅0', '订阅1', '订阅2']);
    await at('2026-12-06T09:00:00');
    expect(phone.messages()).toHaveLength(1);
  });
});
