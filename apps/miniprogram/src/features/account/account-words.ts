import type { Credit, Held, Me } from '@sunshine/contracts';
import { heldKinds, type HeldKind } from '@sunshine/contracts/words';

const kinds = Object.keys(heldKinds) as HeldKind[];

type Credits = Pick<Me, 'credits' | 'followsOfficial' | 'reminders'>;

/** 还可收到 2 条微信提醒，点此补充: what is left, as a sentence. */
export function creditWords({ credits, followsOfficial, reminders }: Credits): string {
  if (!reminders) return '您停用了提醒，点此恢复';
  if (followsOfficial) return '您关注了服务号，微信提醒不限条数';
  const notices = credits.filter((credit) => credit.purpose === 'notice' && credit.channel !== 'official');
  if (notices.some((credit) => credit.left === null && credit.active)) return '微信提醒已长期开启';
  const left = notices.reduce((sum, credit) => sum + (credit.left ?? 0), 0);
  return left > 0 ? `还可收到 ${left} 条微信提醒，点此补充` : '微信提醒已用完，新消息只放在站内信，点此补充';
}

/** What switching reminders off means, with what is lost for good: once-only reminders of every purpose, and long-term subscriptions. */
export function stopWords(credits: Credit[]): string {
  const left = credits.reduce((sum, credit) => sum + (credit.left ?? 0), 0);
  const lost = [left > 0 && `剩下的 ${left} 次微信提醒`, credits.some((credit) => credit.left === null) && '长期微信提醒'].filter(Boolean);
  const loss = lost.length > 0 ? `${lost.join('和')}会作废，再打开也不会回来。` : '';
  return `关掉后不再提醒您，订阅和关注先停着。${loss}`;
}

/** What the server holds, by kind, with zeros left out: 2 个订阅. */
export const heldWords = (held: Held): string[] => kinds.filter((kind) => held[kind] > 0).map((kind) => `${held[kind]} ${heldKinds[kind].unit}${heldKinds[kind].label}`);

/** What was erased, by kind, with zeros left out. */
export function erasedWords(erased: Held): string[] {
  const said = kinds.flatMap((kind) => {
    const { label, unit, fate } = heldKinds[kind];
    return erased[kind] > 0 ? [`${erased[kind]} ${unit}${label}${fate === 'deleted' ? '已删除' : '已去掉您的身份'}`] : [];
  });
  return said.length > 0 ? said : ['没有需要删除的数据'];
}
