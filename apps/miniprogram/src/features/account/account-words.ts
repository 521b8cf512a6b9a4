import type { Credit, Held, Me } from '@sunshine/contracts';
import { heldKinds, type HeldKind } from '@sunshine/contracts/words';

const kinds = Object.keys(heldKinds) as HeldKind[];

/** 3 条未读，其中 1 条没能送到微信 */
export function unreadWords({ unread, undelivered }: Pick<Me, 'unread' | 'undelivered'>): string {
  if (unread === 0) return '没有未读';
  return undelivered > 0 ? `${unread} 条未读，其中 ${undelivered} 条没能送到微信` : `${unread} 条未读`;
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
