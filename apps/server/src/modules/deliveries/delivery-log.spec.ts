import { describe, expect, it } from '@jest/globals';
import { composeLog, type LogSource } from './delivery-log.js';
import type { DeliveryEntity } from './delivery.entity.js';
import type { DeliveryStepEntity } from './steps/delivery-step.entity.js';

const at = (time: string): Date => new Date(`2026-11-20T${time}Z`);
const item: LogSource['item'] = { kind: 'published', createdAt: at('02:00:00'), reasons: [{ kind: 'alert', alertId: null, name: '道路硬化', matches: [{ word: '硬化', field: 'title' }] }] };
const delivery = (more: Partial<DeliveryEntity>): DeliveryEntity => {
  const whole: Partial<DeliveryEntity> = { id: 'd', channel: 'mini-once', state: 'waiting', reason: null, detail: null, quiet: [], digestAt: null, digestId: null, createdAt: at('02:00:00'), sentAt: null, callAt: null, nextAttemptAt: null };
  return { ...whole, ...more } as DeliveryEntity;
};
const step = (more: Partial<DeliveryStepEntity>): DeliveryStepEntity => ({ id: 's', deliveryId: 'd', userId: 'u', channel: 'mini-once', what: 'left', reason: null, detail: null, at: at('02:00:01'), ...more });
const texts = (source: Partial<LogSource>, forStaff = false): string[] => composeLog({ item, delivery: undefined, steps: [], digest: undefined, ...source }, { forStaff, now: at('02:00:10') }).map(({ text, tone }) => `${tone} ${text}`);
const START = ['plain 符合订阅「道路硬化」：标题含“硬化”', 'done 已写入站内信'];

describe('the log of a message', () => {
  it('a push that simply went', () => {
    expect(texts({ delivery: delivery({ state: 'confirmed', sentAt: at('02:00:02') }), steps: [step({ what: 'confirmed', at: at('02:00:03') })] })).toEqual([...START, 'done 已交给微信（小程序单次提醒），微信已受理', 'done 微信确认已送达']);
  });

  it('one that waits for the end of quiet hours', () => {
    const quiet = [{ from: '22:00', until: '07:00' }];
    const night = at('15:00:00');
    expect(texts({ item: { ...item, createdAt: night }, delivery: delivery({ quiet, createdAt: night, reason: 'quiet-hours', nextAttemptAt: at('23:00:00') }) })).toEqual([...START, 'plain 免打扰时段，等到 11月21日 07:00']);
  });

  it('one that was refused on its way, and took the next channel', () => {
    const steps = [step({ channel: 'official', what: 'left', reason: 'not-following', detail: '43004 require subscribe' })];
    const went = delivery({ state: 'sent', sentAt: at('02:00:02') });
    expect(texts({ delivery: went, steps })).toEqual([...START, 'late 服务号消息没有成功：您没有关注服务号', 'done 已交给微信（小程序单次提醒），微信已受理']);
    expect(texts({ delivery: went, steps }, true)).toContain('late 服务号消息没有成功：未关注服务号（43004 require subscribe）');
  });

  it('one that ended in the inbox says why, once', () => {
    expect(texts({ delivery: delivery({ state: 'inbox-only', channel: 'none', reason: 'no-credit' }) })).toEqual([...START, 'late 没有推送到微信：微信提醒次数已用完']);
    expect(texts({ delivery: delivery({ state: 'inbox-only', channel: 'none', reason: 'paused' }) })).toEqual([...START, 'plain 没有推送到微信：订阅暂停中']);
    const steps = [step({ what: 'left', reason: 'not-subscribed' }), step({ what: 'inbox-only', reason: 'not-subscribed' })];
    expect(texts({ delivery: delivery({ state: 'inbox-only', channel: 'none', reason: 'not-subscribed' }), steps })).toEqual([...START, 'late 小程序单次提醒没有成功：您没有打开微信提醒，或已经关掉', 'late 只留在站内信：您没有打开微信提醒，或已经关掉']);
  });

  it('one that waits says why and until when', () => {
    expect(texts({ delivery: delivery({ reason: 'quota-minute', nextAttemptAt: at('02:01:00') }) })).toEqual([...START, 'plain 等待发送（小程序单次提醒）：微信限制每分钟的条数，稍后自动再发，预计 11月20日 10:01 再发']);
  });

  it('one that comes in a digest, and what became of that', () => {
    const digestAt = at('23:30:00');
    const member = delivery({ state: 'in-digest', channel: 'none', digestAt, digestId: 'g' });
    const digest = { delivery: delivery({ id: 'g', state: 'sent', createdAt: digestAt, sentAt: at('23:30:02') }), steps: [] };
    expect(texts({ delivery: member, digest })).toEqual([...START, 'plain 随 11月21日 07:30 的汇总推送', 'plain 已编入汇总', 'done 已交给微信（小程序单次提醒），微信已受理']);
  });
});
