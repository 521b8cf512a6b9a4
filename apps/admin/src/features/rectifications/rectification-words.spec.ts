import { describe, expect, it } from '@jest/globals';
import type { Rectification } from '@sunshine/contracts';
import { callBackWord, clockWord } from '@/features/rectifications/rectification-words';

const running: Rectification = {
  id: '01J00000000000000000000000',
  ratingId: '01J00000000000000000000001',
  matterId: 'opening',
  matterName: '开标服务',
  counterName: null,
  sectionId: null,
  sectionName: null,
  level: 1,
  state: 'open',
  responsible: { id: '01J00000000000000000000002', name: '演示人员' },
  openedOn: '2026-11-20',
  dueOn: '2026-12-11',
  limitSentence: '',
  overdue: false,
  workingDaysLeft: 10,
  hasContact: true,
  callBackDueOn: '2026-11-23',
  calledBackAt: null,
  proposal: null,
  proposedAt: null,
  secondLevel: null,
  closedAt: null,
  closedBy: null,
  closedByName: null,
  closeReason: null,
  reopenings: 0,
  onTime: null,
  excluded: false,
};

describe('the clock of a rectification', () => {
  it.each<[string, Partial<Rectification>, { tone: string; text: string }]>([
    ['far away', {}, { tone: 'plain', text: '还剩 10 个工作日' }],
    ['nearly due', { workingDaysLeft: 3 }, { tone: 'urgent', text: '还剩 3 个工作日' }],
    ['due today', { workingDaysLeft: 0 }, { tone: 'late', text: '今天到期' }],
    ['overdue', { overdue: true, workingDaysLeft: -2 }, { tone: 'late', text: '已超期 2 个工作日' }],
    ['overdue on a weekend after its day', { overdue: true, workingDaysLeft: 0 }, { tone: 'late', text: '已超期' }],
    ['not to be counted yet', { dueOn: null, workingDaysLeft: null }, { tone: 'plain', text: '期限待算（放假安排未公布）' }],
    ['closed in time', { state: 'closed', onTime: true }, { tone: 'done', text: '按期办结' }],
    ['closed late', { state: 'closed', onTime: false }, { tone: 'late', text: '超期办结' }],
  ])('%s', (_, change, word) => {
    expect(clockWord({ ...running, ...change })).toEqual(word);
  });
});

describe('the call-back of a rectification', () => {
  it.each<[string, Partial<Rectification>, string, string]>([
    ['is due', {}, '2026-11-23', '待回访，2026-11-23 前'],
    ['is late', {}, '2026-11-24', '回访已超期'],
    ['was made', { calledBackAt: '2026-11-22T02:00:00.000Z' }, '2026-11-24', '已回访'],
    ['cannot be made', { hasContact: false }, '2026-11-24', '没留联系方式'],
  ])('%s', (_, change, today, text) => {
    expect(callBackWord({ ...running, ...change }, today).text).toBe(text);
  });
});
