import { describe, expect, it } from '@jest/globals';
import { moved, orderWords, switched, wayNote, type Channel } from './push-order';

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
  });

  it('shows with each way what it means and how it stands', () => {
    const once = (left: number) => ({ channel: 'mini-once' as const, state: 'open' as const, left });
    expect(wayNote('mini-once', [once(2), once(1)])).toBe('点一次“允许”，收到一条；还有 3 条');
    expect(wayNote('mini-once', [{ ...once(0), state: 'used-up' }])).toBe('点一次“允许”，收到一条；次数已用完');
    expect(wayNote('official', [{ channel: 'official', state: 'open', left: null }])).toBe('关注服务号后就能收到，不限条数');
    expect(wayNote('official', [{ channel: 'official', state: 'not-allowed', left: 0 }])).toBe('关注服务号后就能收到，不限条数；还没有关注');
    expect(wayNote('official', [{ channel: 'official', state: 'off', left: 0 }])).toBe('关注服务号后就能收到，不限条数');
  });

  it('is said as a sentence', () => {
    expect(orderWords(['official', 'mini-once'])).toBe('先用服务号消息，不行再用小程序单次提醒；都不行就只放在站内信。一条消息只提醒一次。');
    expect(orderWords(['mini-once'])).toBe('先用小程序单次提醒；不行就只放在站内信。一条消息只提醒一次。');
    expect(orderWords([])).toBe('都关着：新消息只放在站内信，微信里不提醒。');
  });
});
