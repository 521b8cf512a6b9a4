import { expect, it } from '@jest/globals';
import { pushWords } from './inbox-words';

const now = Date.parse('2026-11-22T04:00:00Z');

it.each([
  [{ state: 'inbox-only' as const, stateReason: '微信提醒次数已用完' }, '只放在站内信：微信提醒次数已用完'],
  [{ state: 'failed' as const, stateReason: '用户已拒收' }, '微信提醒没有送达：用户已拒收'],
  [{ state: 'waiting' as const, stateReason: null }, '微信提醒正在发送'],
  [{ state: 'waiting' as const, stateReason: '免打扰时段，结束后推送' }, '微信提醒还没发：免打扰时段，结束后推送'],
  [{ state: 'in-digest' as const, digestAt: '2026-11-23T00:00:00.000Z' }, '放进 11月23日 08:00 的汇总一起提醒'],
  [{ state: 'in-digest' as const, digestAt: '2026-11-22T00:00:00.000Z' }, '已放进 11月22日 08:00 的汇总'],
  [{ state: 'unknown' as const }, '微信没有回应，提醒可能已送达'],
])('tells what became of the push: %j', (item, words) => {
  expect(pushWords({ stateReason: null, digestAt: null, ...item }, now)).toBe(words);
});
