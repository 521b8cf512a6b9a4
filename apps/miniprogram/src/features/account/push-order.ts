import type { PushPreference } from '@sunshine/contracts';

export type Channel = PushPreference['order'][number];
type Order = PushPreference['order'];

/** Every way to a person, in the order that costs the reader least, with what it means. */
export const channelWords: Record<Channel, { name: string; note: string }> = {
  official: { name: '服务号消息', note: '关注服务号后就能收到，不限条数' },
  'mini-long': { name: '小程序长期提醒', note: '点一次“允许”，长期有效' },
  'official-notice': { name: '服务号订阅通知', note: '在服务号里订阅后收到' },
  'mini-once': { name: '小程序单次提醒', note: '点一次“允许”，收到一条' },
};
const all = Object.keys(channelWords) as Channel[];

/** The ways that are off, behind those that are on. */
export const offIn = (order: Order): Channel[] => all.filter((channel) => !order.includes(channel));

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
  const names = order.map((channel) => channelWords[channel].name);
  return `先用${names.join('，不行再用')}；${names.length > 1 ? '都' : ''}不行就只放在站内信。一条消息只提醒一次。`;
}
