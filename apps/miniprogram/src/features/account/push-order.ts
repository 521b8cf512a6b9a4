import type { PushPreference, PushWay } from '@sunshine/contracts';
import { deliveryChannels, wayStates } from '@sunshine/contracts/words';

export type Channel = PushPreference['order'][number];
type Order = PushPreference['order'];

const notes: Record<Channel, string> = {
  official: '关注服务号后就能收到，不限条数',
  'mini-long': '点一次“允许”，长期有效',
  'official-notice': '在服务号里订阅后收到',
  'mini-once': '点一次“允许”，收到一条',
};

/** What a way means, and how it stands: 点一次“允许”，收到一条；还有 2 条. */
export function wayNote(channel: Channel, ways: PushWay[]): string {
  const mine = ways.filter((way) => way.channel === channel && way.state !== 'off');
  const way = mine.find(({ state }) => state === 'open') ?? mine[0];
  if (!way || (way.state === 'open' && way.left === null)) return notes[channel];
  if (way.state === 'not-allowed' && channel === 'official') return `${notes[channel]}；还没有关注`;
  return `${notes[channel]}；${way.state === 'open' ? `还有 ${mine.reduce((sum, { left }) => sum + (left ?? 0), 0)} 条` : wayStates[way.state]}`;
}

/** One place up (-1) or down (1); at an end it stays. */
export function moved(order: Order, channel: Channel, by: -1 | 1): Order {
  const at = order.indexOf(channel);
  const other = order[at + by];
  if (at < 0 || other === undefined) return order;
  return order.map((one, place) => (place === at ? other : place === at + by ? channel : one));
}

export const switched = (order: Order, channel: Channel): Order => (order.includes(channel) ? order.filter((one) => one !== channel) : [...order, channel]);

/** 先用服务号消息，不行再用小程序单次提醒，都不行就只放在站内信。 */
export function orderWords(order: Order): string {
  if (order.length === 0) return '都关着：新消息只放在站内信，微信里不提醒。';
  const names = order.map((channel) => deliveryChannels[channel]);
  return `先用${names.join('，不行再用')}；${names.length > 1 ? '都' : ''}不行就只放在站内信。一条消息只提醒一次。`;
}
