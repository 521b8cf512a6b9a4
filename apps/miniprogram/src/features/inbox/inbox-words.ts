import type { InboxItem } from '@sunshine/contracts';
import { momentWords } from '../../wording/dates';

function digestWords(digestAt: string | null, now: number): string {
  if (digestAt === null) return '随汇总提醒';
  const when = momentWords(digestAt, now);
  return Date.parse(digestAt) > now ? `放进 ${when} 的汇总一起提醒` : `已放进 ${when} 的汇总`;
}

/** What became of the push, without claiming more than is known. */
export function pushWords(item: Pick<InboxItem, 'state' | 'stateReason' | 'digestAt'>, now: number): string {
  const reason = item.stateReason ? `：${item.stateReason}` : '';
  switch (item.state) {
    case 'confirmed':
      return '微信提醒已送达';
    case 'sent':
      return '微信提醒已发出';
    case 'waiting':
      return item.stateReason ? `微信提醒还没发${reason}` : '微信提醒正在发送';
    case 'unknown':
      return '微信没有回应，提醒可能已送达';
    case 'failed':
      return `微信提醒没有送达${reason}`;
    case 'inbox-only':
      return `只放在站内信${reason}`;
    case 'in-digest':
      return digestWords(item.digestAt, now);
  }
}
