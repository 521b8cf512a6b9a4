import { describe, expect, it } from '@jest/globals';
import { actionWords, type AskedAction } from '@/features/notices/action-words';

const context = { notice: { state: 'in-review', authorName: '林小满' }, recipients: 214, masked: 2, kept: 1 } as const;

describe('the question before an action', () => {
  it('says how many people will be told and what becomes of personal data', () => {
    expect(actionWords('approve', context).consequence).toBe('批准后立即公开，将通知 214 人，发出的通知收不回来。2 处个人信息打码，1 处按您写的理由保留。');
  });

  it('says that nobody will be told when nobody will', () => {
    expect(actionWords('submit', { ...context, recipients: 0 }).consequence).toContain('没有人订阅它');
  });

  it('asks for a reason exactly where the reason becomes known to others', () => {
    const all: AskedAction[] = ['submit', 'approve', 'return', 'correct', 'withdraw', 'discard'];
    expect(all.filter((action) => actionWords(action, context).reasonLabel !== null)).toEqual(['return', 'correct', 'withdraw']);
  });

  it('does not threaten a published notice when only its correction is dropped', () => {
    expect(actionWords('discard', { ...context, notice: { state: 'published', authorName: null } }).consequence).toBe('更正稿会被删除，已公开的公告不变。');
  });
});
