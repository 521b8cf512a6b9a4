import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Inbox, InboxItem, Me } from '@sunshine/contracts';
import { DataSource } from 'typeorm';
import { DeliveriesService, type NoticeNews, type TellingTiming } from '../src/modules/deliveries/deliveries.service.js';
import { DeliveryEntity } from '../src/modules/deliveries/delivery.entity.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { startWechatStage, type Phone, type WechatStage } from './support/wechat.js';

const VALUES = { project: '道路硬化', step: '招标公告', time: '2026年11月20日 09:30', why: '订阅「道路」' };
const NIGHT = { from: '22:00', until: '07:00' };

describe('a telling', () => {
  let stage: WechatStage;
  let number = 0;

  beforeAll(async () => {
    stage = await startWechatStage();
  });
  afterAll(() => stage.close());

  const tell = async (timing: TellingTiming, more: Partial<NoticeNews> = {}): Promise<{ phone: Phone; userId: string; again: () => Promise<string[]> }> => {
    number += 1;
    const phone = await stage.phone(`第${number}人（演示）`);
    await phone.accept();
    const userId = (await stage.test.api.get<Me>('/api/me', phone.token)).body.id;
    const { noticeId, projectId } = await stage.publish({ project: { name: `工程${number}号`, code: null } });
    const news: NoticeNews = { kind: 'published', noticeId, versionNumber: 1, projectId, title: '道路硬化招标公告', summary: '招标公告', deadlineAt: null, expiresAt: null, ...more };
    const record = () => stage.test.app.get(UnitOfWork).run((tx) => stage.test.app.get(DeliveriesService, { strict: false }).record(tx, news, [{ userId, reasons: [], values: VALUES, timing }]));
    expect(await record()).toEqual([userId]);
    await stage.settle();
    return { phone, userId, again: record };
  };
  const item = async ({ token }: Phone): Promise<InboxItem | undefined> => (await stage.test.api.get<Inbox>('/api/inbox', token)).body.items[0];
  const row = (userId: string): Promise<DeliveryEntity> => stage.test.app.get(DataSource).getRepository(DeliveryEntity).findOneByOrFail({ userId });
  const creditsOf = async ({ token }: Phone): Promise<(number | null)[]> => (await stage.test.api.get<Me>('/api/me', token)).body.credits.map(({ left }) => left);

  it('rings at once when nothing is said against it, once', async () => {
    const { phone, again } = await tell({ when: 'now', quiet: [] });
    expect(phone.messages()).toHaveLength(1);
    expect(await again()).toEqual([]);
    await stage.settle();
    expect(phone.messages()).toHaveLength(1);
  });

  it('that must not ring is in the inbox with the reason and uses no credit', async () => {
    const { phone } = await tell({ when: 'never', reason: 'paused' });
    expect(await item(phone)).toMatchObject({ state: 'inbox-only', stateReason: '订阅暂停中', digestAt: null });
    expect(phone.messages()).toEqual([]);
    expect(Math.max(...(await creditsOf(phone)).map(Number))).toBe(1);
  });

  it('of a digest is in the inbox at once, says when the digest comes, and uses no credit', async () => {
    const { phone } = await tell({ when: 'digest', at: new Date('2026-11-21T00:00:00Z') });
    expect(await item(phone)).toMatchObject({ state: 'in-digest', channel: 'none', digestAt: '2026-11-21T00:00:00.000Z' });
    expect(phone.messages()).toEqual([]);
    expect(Math.max(...(await creditsOf(phone)).map(Number))).toBe(1);
  });

  it('keeps by when it is of use', async () => {
    const dates = { deadlineAt: new Date('2026-12-10T01:30:00Z'), expiresAt: new Date('2026-12-12T01:30:00Z') };
    expect(await row((await tell({ when: 'now', quiet: [] }, dates)).userId)).toMatchObject(dates);
  });

  it('waits for the end of the quiet hours that it lies in', async () => {
    stage.test.clock.set('2026-11-20T15:30:00Z');
    const { phone, userId } = await tell({ when: 'now', quiet: [NIGHT] });
    expect(await item(phone)).toMatchObject({ state: 'waiting', stateReason: '免打扰时段，结束后推送' });
    expect(await row(userId)).toMatchObject({ nextAttemptAt: new Date('2026-11-20T23:00:00Z'), quiet: [NIGHT] });
    stage.test.clock.set('2026-11-20T22:59:59Z');
    await stage.settle();
    expect(phone.messages()).toEqual([]);
    stage.test.clock.set('2026-11-20T23:00:00Z');
    await stage.settle();
    expect(phone.messages()).toHaveLength(1);
    expect(await item(phone)).toMatchObject({ state: 'confirmed', stateReason: null });
  });
});
