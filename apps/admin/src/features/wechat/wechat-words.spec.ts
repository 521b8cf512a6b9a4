import { expect, it } from '@jest/globals';
import { quotaWords, reachWords, summaryWords, syncWords, tokenWords } from '@/features/wechat/wechat-words';

const account = { account: 'mini', configured: true, tokenless: false, tokenHeldUntil: '2026-11-20T04:00:00.000Z', tokenError: null, tokenForced: 0, lastEventAt: null } as const;
const quota = { account: 'mini', label: '小程序订阅消息', path: '/x', dailyLimit: 1000, used: 10, remain: 990, error: null } as const;

it('says whether calls can be made, the error before a token that is still held', () => {
  expect(tokenWords(account)).toEqual({ tone: 'done', text: '调用凭据有效，到 2026-11-20 12:00' });
  expect(tokenWords({ ...account, tokenError: '40164' })).toMatchObject({ tone: 'late' });
  expect(tokenWords({ ...account, tokenHeldUntil: null })).toMatchObject({ tone: 'plain' });
  expect(tokenWords({ ...account, tokenless: true, tokenHeldUntil: null })).toEqual({ tone: 'done', text: '由云托管代为附加，无需凭据' });
  expect(tokenWords({ ...account, configured: false })).toEqual({ tone: 'plain', text: '尚未配置' });
});

it('warns when less than a tenth of the day’s quota is left, and knows that 0 is no limit', () => {
  expect(quotaWords(quota).tone).toBe('done');
  expect(quotaWords({ ...quota, used: 950, remain: 50 })).toEqual({ tone: 'urgent', text: '今日已用 950，还剩 50（共 1,000）' });
  expect(quotaWords({ ...quota, dailyLimit: 0, remain: 0 })).toMatchObject({ tone: 'done', text: '今日已用 10，不限次数' });
  expect(quotaWords({ ...quota, dailyLimit: null, used: null, remain: null, error: '连接不上' })).toEqual({ tone: 'late', text: '连接不上' });
});

it('tells who a template reaches', () => {
  expect(reachWords({ people: null, left: null, longTerm: true })).toBe('关注服务号的人');
  expect(reachWords({ people: 12, left: null, longTerm: true })).toBe('12 人长期接收');
  expect(reachWords({ people: 1200, left: 3000, longTerm: false })).toBe('1,200 人，还可收 3,000 条');
});

it('counts only what there is to do', () => {
  expect(summaryWords({ deaf: 0, alarms: 0, pauses: 0, deadLetters: 0 }).tone).toBe('done');
  expect(summaryWords({ deaf: 1, alarms: 1, pauses: 0, deadLetters: 3 })).toEqual({ tone: 'late', text: '需要处理：1 个账号取不到调用凭据，1 条提醒，3 条待处理消息。' });
});

it('says where the walk through the followers stands, and that it goes on there after a failure', () => {
  const sync = { startedAt: '2026-11-20T04:00:00.000Z', endedAt: null, total: 23_000, done: 10_000, error: null };
  expect(syncWords(null)).toMatchObject({ tone: 'plain' });
  expect(syncWords(sync)).toEqual({ tone: 'urgent', text: '正在核对，已核对 10,000/23,000 人' });
  expect(syncWords({ ...sync, error: '45009' }).text).toContain('下次从这里继续：45009');
  expect(syncWords({ ...sync, done: 23_000, endedAt: '2026-11-20T04:05:00.000Z' })).toEqual({ tone: 'done', text: '上次核对 2026-11-20 12:05，共 23,000/23,000 人' });
});
