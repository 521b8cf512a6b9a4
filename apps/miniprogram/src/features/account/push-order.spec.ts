import { describe, expect, it } from '@jest/globals';
import { moved, offIn, orderWords, switched, type Channel } from './push-order';

const order: Channel[] = ['official', 'mini-long', 'mini-once'];

describe('the order of the ways to a person', () => {
  it.each([
    ['mini-once' as const, -1 as const, ['official', 'mini-once', 'mini-long']],
    ['official' as const, 1 as const, ['mini-long', 'official', 'mini-once']],
    ['official' as const, -1 as const, order],
    ['mini-once' as const, 1 as const, order],
    ['official-notice' as const, 1 as const, order],
  ])('moves %s by %d', (channel, by, after) => expect(moved(order, channel, by)).toEqual(after));

  it('takes a way out, and puts it back at the end', () => {
    expect(switched(order, 'official')).toEqual(['mini-long', 'mini-once']);
    expect(switched(['mini-long', 'mini-once'], 'official')).toEqual(['mini-long', 'mini-once', 'official']);
    expect(offIn(order)).toEqual(['official-notice']);
  });

  it('is said as a sentence', () => {
    expect(orderWords(['official', 'mini-once'])).toBe('先用服务号消息，不行再用小程序单次提醒；都不行就只放在站内信。一条消息只提醒一次。');
    expect(orderWords(['mini-once'])).toBe('先用小程序单次提醒；不行就只放在站内信。一条消息只提醒一次。');
    expect(orderWords([])).toBe('都关着：新消息只放在站内信，微信里不提醒。');
  });
});
