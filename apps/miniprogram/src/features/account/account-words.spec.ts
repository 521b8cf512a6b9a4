import { describe, expect, it } from '@jest/globals';
import { erasedWords, heldWords, stopWords, unreadWords } from './account-words';

const once = (left: number) => ({ templateId: 't', channel: 'mini-once' as const, purpose: 'notice' as const, title: '公告', left, active: left > 0 });

describe('unread messages', () => {
  it.each([
    [{ unread: 0, undelivered: 0 }, '没有未读'],
    [{ unread: 3, undelivered: 0 }, '3 条未读'],
    [{ unread: 3, undelivered: 2 }, '3 条未读，其中 2 条没能送到微信'],
  ])('are counted, with those that could not be pushed: %j', (me, words) => expect(unreadWords(me)).toBe(words));
});

describe('what switching reminders off costs', () => {
  const rests = '关掉后不再提醒您，订阅和关注先停着。';
  it('counts what is left for every purpose', () => expect(stopWords([once(2), { ...once(1), purpose: 'answer' }])).toBe(`${rests}剩下的 3 次微信提醒会作废，再打开也不会回来。`));
  it('names a long-term subscription', () => expect(stopWords([{ ...once(0), left: null, channel: 'mini-long', active: true }])).toBe(`${rests}长期微信提醒会作废，再打开也不会回来。`));
  it('says nothing of a loss where there is none', () => expect(stopWords([once(0)])).toBe(rests));
});

it('shows what was erased and leaves zeros out', () => {
  const none = { account: 0, phone: 0, sessions: 0, alerts: 0, follows: 0, inboxItems: 0, deliveries: 0, credits: 0, ratings: 0, cases: 0, appointments: 0, traces: 0 };
  expect(erasedWords({ ...none, account: 1, alerts: 2, cases: 1 })).toEqual(['1 份微信用户标识已删除', '2 个订阅已删除', '1 条留言已去掉您的身份']);
  expect(heldWords({ ...none, account: 1, alerts: 2 })).toEqual(['1 份微信用户标识', '2 个订阅']);
  expect(erasedWords(none)).toEqual(['没有需要删除的数据']);
});
