import type { Me, PushWay } from '@sunshine/contracts';
import { deliveryChannels } from '@sunshine/contracts/words';

type Reach = Pick<Me, 'ways' | 'reminders'>;

const isOn = ({ state }: PushWay) => state !== 'off';
const isOpen = ({ state }: PushWay) => state === 'open';

/** Why nothing comes in WeChat although some way is on. */
function closedWords(on: PushWay[]): string {
  if (on.some(({ state }) => state === 'used-up')) return '微信提醒已用完，新消息只放在站内信';
  if (on.some(({ state }) => state === 'stopped')) return '微信暂停了提醒，新消息先放在站内信';
  if (on.every(({ channel }) => channel === 'official')) return '您没有关注服务号，新消息只放在站内信';
  return '微信提醒还没有打开，新消息只放在站内信';
}

/** By which way the person is told now, how many are left there, and what comes after: 还可收到 2 条微信提醒，用完后只放在站内信. */
export function reachWords({ ways, reminders }: Reach): string {
  if (!reminders) return '您停用了提醒';
  if (ways.length === 0) return '本中心还没有设置微信提醒，新消息只放在站内信';
  const on = ways.filter(isOn);
  if (on.length === 0) return '您选择了只收站内信，微信里不提醒';
  const open = on.filter(isOpen);
  if (open.length === 0) return closedWords(on);
  const endless = open.findIndex(({ left }) => left === null);
  const counted = endless < 0 ? open : open.slice(0, endless);
  const left = counted.reduce((sum, way) => sum + (way.left ?? 0), 0);
  const last = open[endless];
  if (!last) return `还可收到 ${left} 条微信提醒，用完后只放在站内信`;
  const rest = `“${deliveryChannels[last.channel]}”通知您，不限条数`;
  return counted.length === 0 ? `用${rest}` : `还可收到 ${left} 条${deliveryChannels[counted[0]?.channel ?? 'mini-once']}，用完后用${rest}`;
}

/** Whether one more accept of the mini program's dialog would bring a message that would not come without it. */
export function canTopUp({ ways, reminders }: Reach): boolean {
  const on = ways.filter(isOn);
  return reminders && on.find(isOpen)?.left !== null && on.some(({ channel, state }) => state !== 'stopped' && (channel === 'mini-once' || channel === 'mini-long'));
}

/** The same where a tap helps. */
export const reachNote = (me: Reach): string => `${reachWords(me)}${me.reminders ? (canTopUp(me) ? '，点此补充' : '') : '，点此恢复'}`;
