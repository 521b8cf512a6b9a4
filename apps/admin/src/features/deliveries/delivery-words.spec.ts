import { expect, it } from '@jest/globals';
import { mayRetry, reasonWords } from '@/features/deliveries/delivery-words';

it('says the reason in words, with the detail behind it', () => {
  expect(reasonWords({ reason: 'user-blocked', detail: 'errcode 43101' })).toBe('用户已拒收（errcode 43101）');
  expect(reasonWords({ reason: 'no-credit', detail: null })).toBe('微信提醒次数已用完');
  expect(reasonWords({ reason: null, detail: null })).toBeNull();
});

it('offers to send again only what was given up or is unknown', () => {
  expect((['waiting', 'sent', 'confirmed', 'unknown', 'failed', 'inbox-only'] as const).filter((state) => mayRetry({ state }))).toEqual(['unknown', 'failed']);
});
