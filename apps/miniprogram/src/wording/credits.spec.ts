import { describe, expect, it } from '@jest/globals';
import type { PushWay } from '@sunshine/contracts';
import { canTopUp, reachNote } from './credits';

const once = (left: number): PushWay => ({ channel: 'mini-once', state: left > 0 ? 'open' : 'used-up', left });
const official: PushWay = { channel: 'official', state: 'open', left: null };
const unfollowed: PushWay = { channel: 'official', state: 'not-allowed', left: 0 };
const forever: PushWay = { channel: 'mini-long', state: 'open', left: null };
const off = ({ channel }: PushWay): PushWay => ({ channel, state: 'off', left: 0 });
const stopped: PushWay = { channel: 'mini-once', state: 'stopped', left: 0 };
const unasked: PushWay = { channel: 'mini-once', state: 'not-allowed', left: 0 };

describe('how a person is told now', () => {
  it.each([
    [[unfollowed, once(2)], '还可收到 2 条微信提醒，用完后只放在站内信，点此补充'],
    [[once(2), { ...once(1), channel: 'official-notice' as const }], '还可收到 3 条微信提醒，用完后只放在站内信，点此补充'],
    [[once(2), official], '还可收到 2 条小程序单次提醒，用完后用“服务号消息”通知您，不限条数，点此补充'],
    [[unfollowed, once(0)], '微信提醒已用完，新消息只放在站内信，点此补充'],
    [[unfollowed, unasked], '微信提醒还没有打开，新消息只放在站内信，点此补充'],
    [[once(0), off(official)], '微信提醒已用完，新消息只放在站内信，点此补充'],
  ])('%j counts what is left, says what comes after, and can be topped up', (ways, words) => {
    expect([reachNote({ ways, reminders: true }), canTopUp({ ways, reminders: true })]).toEqual([words, true]);
  });

  it.each([
    [[official, once(2)], '用“服务号消息”通知您，不限条数'],
    [[forever, official], '用“小程序长期提醒”通知您，不限条数'],
    [[unfollowed, off(once(2))], '您没有关注服务号，新消息只放在站内信'],
    [[off(official), off(once(2))], '您选择了只收站内信，微信里不提醒'],
    [[], '本中心还没有设置微信提醒，新消息只放在站内信'],
  ])('%j is not counted where nothing runs out or nothing may come', (ways, words) => {
    expect([reachNote({ ways, reminders: true }), canTopUp({ ways, reminders: true })]).toEqual([words, false]);
  });

  it('says what stands in the way for a while, and that reminders are switched off', () => {
    expect(reachNote({ ways: [unfollowed, stopped], reminders: true })).toBe('微信暂停了提醒，新消息先放在站内信');
    expect(reachNote({ ways: [official], reminders: false })).toBe('您停用了提醒，点此恢复');
  });
});
