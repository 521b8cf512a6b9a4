import { expect, it } from '@jest/globals';
import { pushWords, reasonWords } from './inbox-words';

it('tells which words of an alert were found where', () => {
  const alert = { kind: 'alert' as const, alertId: null, name: '道路硬化', matches: [{ word: '硬化', field: 'title' as const }] };
  const follow = { kind: 'follow' as const, alertId: null, name: '某村道路', matches: [] };
  expect(reasonWords({ reasons: [alert, follow] })).toBe('订阅“道路硬化”：标题含“硬化”；您关注了“某村道路”');
});

it('tells why a message is only in the inbox', () => {
  expect(pushWords({ state: 'inbox-only', stateReason: '微信提醒次数已用完' })).toBe('只放在站内信：微信提醒次数已用完');
});
