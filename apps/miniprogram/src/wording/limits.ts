import type { Limit } from '@sunshine/contracts';
import { dayOf, daysBetween, dayWords } from './dates';

export interface Due {
  day: string;
  /** What is left of it; empty where there is no date. */
  left: string;
  tone: 'plain' | 'urgent' | 'late';
}

type Clocked = Pick<Limit, 'dueOn' | 'missingYear' | 'unit'>;

/** So few days left are urgent. */
const FEW = 3;

/** 11月30日 · 还剩 3 个工作日, 11月20日 · 已超期 2 天; never a guess while a year's holidays are not announced. `workingDays`: what is left, for a limit that is counted in them. */
export function dueOf({ dueOn, missingYear, unit }: Clocked, now: number, workingDays: number | null = null): Due {
  if (dueOn === null) return { day: `要等 ${missingYear ?? '下一'} 年放假安排公布才能算出日期`, left: '', tone: 'plain' };
  const days = daysBetween(dayOf(now), dueOn);
  const day = dayWords(dueOn, now);
  if (days < 0) return { day, left: `已超期 ${-days} 天`, tone: 'late' };
  if (days === 0) return { day, left: '今天是最后一天', tone: 'urgent' };
  const working = unit === 'working' ? workingDays : null;
  const left = working === null ? `还剩 ${days} 天` : `还剩 ${working} 个工作日`;
  return { day, left, tone: (working ?? days) <= FEW ? 'urgent' : 'plain' };
}

/** The same of the filer's own time to speak up: it passes, nobody owes it. */
export function untilOf(limit: Clocked, now: number): Due {
  const due = dueOf(limit, now);
  return { ...due, left: due.left.replace('已超期', '已过') };
}

/** The same for something that was done on a day: in time, or so late. */
export function keptOf(limit: Clocked, doneAt: string | null, now: number): Due {
  const { dueOn } = limit;
  const { day } = dueOf(limit, now);
  const late = dueOn === null || doneAt === null ? 0 : daysBetween(dueOn, dayOf(doneAt));
  return late > 0 ? { day, left: `晚了 ${late} 天`, tone: 'late' } : { day, left: doneAt !== null && dueOn !== null ? '按期' : '', tone: 'plain' };
}

/** In one line, as a row's note. */
export const dueWords = ({ day, left }: Due): string => (left ? `${day}（${left}）` : day);

/** 招标投标法实施条例 第二十二条 */
export const lawWords = ({ law, article }: Pick<Limit, 'law' | 'article'>): string => [law, article].filter(Boolean).join(' ');
