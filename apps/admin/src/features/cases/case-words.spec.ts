import { describe, expect, it } from '@jest/globals';
import { clockWord, isAnswerLate } from '@/features/cases/case-words';

const row = { clock: 'running', daysLeft: 7, dueOn: '2026-12-02', state: 'accepted' } as const;

describe('the clock of a case in words', () => {
  it.each([
    [row, 'plain', '还剩 7 个工作日，2026-12-02 到期'],
    [{ ...row, clock: 'soon', daysLeft: 1 }, 'urgent', '还剩 1 个工作日，2026-12-02 到期'],
    [{ ...row, clock: 'soon', daysLeft: 0 }, 'urgent', '今天到期，2026-12-02 到期'],
    [{ ...row, clock: 'overdue', daysLeft: -3 }, 'late', '已超期 3 个工作日'],
    [{ ...row, clock: 'overdue', daysLeft: 0 }, 'late', '已超期'],
    [{ ...row, clock: 'paused' }, 'plain', '暂停计时'],
    [{ ...row, clock: 'unknown', daysLeft: null, dueOn: null }, 'plain', '期限待定'],
    [{ ...row, clock: 'closed', state: 'answered' }, 'done', '已答复'],
    [{ ...row, clock: 'closed', state: 'refused' }, 'plain', '不予受理'],
  ] as const)('%#: %s, %s', (given, tone, text) => {
    expect(clockWord(given)).toEqual({ tone, text });
  });
});

describe('a late answer', () => {
  it('is one on the day after the last', () => {
    const answerBy = { dueOn: '2026-12-02' };
    expect([isAnswerLate({ answerBy }, '2026-12-02'), isAnswerLate({ answerBy }, '2026-12-03')]).toEqual([false, true]);
  });
  it('cannot be without a date', () => {
    expect([isAnswerLate({ answerBy: null }, '2026-12-03'), isAnswerLate({ answerBy: { dueOn: null } }, '2026-12-03')]).toEqual([false, false]);
  });
});
