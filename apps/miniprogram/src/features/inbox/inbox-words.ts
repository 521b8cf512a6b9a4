import type { InboxItem } from '@sunshine/contracts';
import { momentWords } from '../../wording/dates';

const fields = { title: '标题', body: '正文' } as const;

function why(reason: InboxItem['reasons'][number]): string {
  if (reason.kind === 'follow') return `您关注了“${reason.name}”`;
  if (reason.kind === 'digest') return reason.name;
  if (reason.kind === 'answer') return `您的留言 ${reason.name} 有了答复`;
  const words = reason.matches.map((match) => `${fields[match.field]}含“${match.word}”`);
  return `订阅“${reason.name}”${words.length > 0 ? `：${words.join('，')}` : ''}`;
}

/** Why a person got a message. */
export const reasonWords = (item: Pick<InboxItem, 'reasons'>): string => item.reasons.map(why).join('；');

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
