import type { Home } from '@sunshine/contracts';

/** 今日 3 条新公告 · 2 个项目即将截止, in the parts that a line may break between. */
export const headline = ({ today }: Pick<Home, 'today'>): string[] => [
  `${today.count > 0 ? `今日 ${today.count} 条新公告` : quietDay(today.workingDay)}${today.closingSoon > 0 ? ' · ' : ''}`,
  ...(today.closingSoon > 0 ? [`${today.closingSoon} 个项目即将截止`] : []),
];

/** A day without news says which kind of day it is; an unknown calendar claims nothing about the day. */
export const quietDay = (workingDay: boolean | null): string => (workingDay === false ? '今日为休息日' : '今日无新公告');

/** Today's notices that do not stand under 绿色通道 already, and how many do. */
export function todayBelowGreen({ today, greenChannel }: Pick<Home, 'today' | 'greenChannel'>): { others: Home['today']['notices']; above: number } {
  const shown = new Set(greenChannel.map((card) => card.id));
  const others = today.notices.filter((card) => !shown.has(card.id));
  return { others, above: today.notices.length - others.length };
}

/** 自您上次查看以来：新公告 3 条，更正 1 条; null when nothing changed. */
export function sinceWords(since: Home['sinceLastVisit']): string | null {
  if (!since) return null;
  const parts = [
    since.published > 0 ? `新公告 ${since.published} 条` : null,
    since.corrected > 0 ? `更正 ${since.corrected} 条` : null,
    since.withdrawn > 0 ? `撤回 ${since.withdrawn} 条` : null,
  ].filter(Boolean);
  return parts.length > 0 ? `自您上次查看以来：${parts.join('，')}` : '自您上次查看以来没有变化';
}
