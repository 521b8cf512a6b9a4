import { describe, expect, it } from '@jest/globals';
import type { NoticeCard } from '@sunshine/contracts';
import { headline, sinceWords, todayBelowGreen } from './home-words';

const today = { day: '2026-11-22', workingDay: true, notices: [], count: 3, closingSoon: 2 };

describe('first page', () => {
  it('says in one line what is new and what is closing', () => expect(headline({ today }).join('')).toBe('今日 3 条新公告 · 2 个项目即将截止'));
  it('says 今日无新公告 on a working day without news', () => expect(headline({ today: { ...today, count: 0, closingSoon: 0 } }).join('')).toBe('今日无新公告'));
  it('says 今日为休息日 on a day off', () => expect(headline({ today: { ...today, count: 0, workingDay: false } }).join('')).toBe('今日为休息日 · 2 个项目即将截止'));
  it('does not claim a day off when the calendar is not loaded', () => expect(headline({ today: { ...today, count: 0, closingSoon: 0, workingDay: null } }).join('')).toBe('今日无新公告'));
  it('tells what changed since the last visit, and says nothing on the first', () => {
    expect(sinceWords({ published: 3, corrected: 1, withdrawn: 0, noticeIds: [] })).toBe('自您上次查看以来：新公告 3 条，更正 1 条');
    expect(sinceWords({ published: 0, corrected: 0, withdrawn: 0, noticeIds: [] })).toBe('自您上次查看以来没有变化');
    expect(sinceWords(null)).toBeNull();
  });
  it('does not repeat under 今日 what stands above it under 绿色通道', () => {
    const [green, plain] = [{ id: 'g' }, { id: 'p' }] as NoticeCard[];
    expect(todayBelowGreen({ today: { ...today, notices: [green!, plain!] }, greenChannel: [green!] })).toEqual({ others: [plain], above: 1 });
  });
});
