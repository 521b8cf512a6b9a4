import type { Me } from '@sunshine/contracts';

type Credits = Pick<Me, 'credits' | 'followsOfficial' | 'reminders'>;

const forNotices = ({ credits }: Pick<Me, 'credits'>) => credits.filter((credit) => credit.purpose === 'notice' && credit.channel !== 'official');
const isLongTerm = (me: Pick<Me, 'credits'>) => forNotices(me).some((credit) => credit.left === null && credit.active);

/** 还可收到 2 条微信提醒，点此补充: what is left, as a sentence. */
export function creditWords(me: Credits): string {
  if (!me.reminders) return '您停用了提醒，点此恢复';
  if (me.followsOfficial) return '您关注了服务号，微信提醒不限条数';
  if (isLongTerm(me)) return '微信提醒已长期开启';
  const left = forNotices(me).reduce((sum, credit) => sum + (credit.left ?? 0), 0);
  return left > 0 ? `还可收到 ${left} 条微信提醒，点此补充` : '微信提醒已用完，新消息只放在站内信，点此补充';
}

/** Whether reminders run out one by one, so that there is something to top up. */
export const areCounted = (me: Credits): boolean => me.reminders && !me.followsOfficial && !isLongTerm(me);
