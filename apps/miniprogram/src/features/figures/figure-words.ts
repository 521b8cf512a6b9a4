import type { FigureRow, Share } from '@sunshine/contracts';
import { figureShares, ratingLevels, type FigureShare, type RatingLevel } from '@sunshine/contracts/words';
import { dayOf } from '../../wording/dates';

/** One figure of a row: what is counted, in whose words it reads, and how it is made. */
export interface ShareWords {
  key: FigureShare;
  title: string;
  unit: string;
  /** What the denominator counts, and what the numerator does. */
  whole: string;
  part: string;
  how: string;
}

const satisfied: ShareWords = { key: 'satisfied', title: figureShares.satisfied, unit: '个', whole: '评价的人', part: '满意', how: '（非常满意＋满意＋基本满意）÷ 全部评价' };

export const shareWords: ShareWords[] = [
  satisfied,
  { key: 'bad', title: figureShares.bad, unit: '个', whole: '评价的人', part: '不满意', how: '（不满意＋非常不满意）÷ 全部评价' },
  { key: 'active', title: figureShares.active, unit: '次', whole: '办结的服务', part: '有人评价', how: '有人评价的服务 ÷ 全部办结的服务' },
  { key: 'calledBack', title: figureShares.calledBack, unit: '条', whole: '留了联系方式的差评', part: '回访到了本人', how: '回访到本人的 ÷ 留了联系方式的差评' },
  { key: 'rectified', title: figureShares.rectified, unit: '件', whole: '应整改的差评', part: '已经办结', how: '评价人或监督员办结的 ÷ 差评（认定不实的不算在内）' },
  { key: 'onTime', title: figureShares.onTime, unit: '件', whole: '到期或办结的整改', part: '按期办结', how: '期限内办结的 ÷ 已经到期或办结的' },
  { key: 'secondSatisfied', title: figureShares.secondSatisfied, unit: '个', whole: '整改后又评了一次的人', part: '满意', how: '再评为基本满意及以上的 ÷ 整改后再评的' },
];

/** 95.6%: never 0 or 100 unless it is exactly that. */
export function percentWords(rate: number): string {
  if (rate === 0 || rate === 1) return `${rate * 100}%`;
  return `${Math.min(99.9, Math.max(0.1, Math.round(rate * 1000) / 10))}%`;
}

/** The range in whole ones of a hundred, wider rather than narrower. */
function hundredWords(low: number, high: number): string {
  const [from, to] = [Math.floor(low * 100), Math.ceil(high * 100)];
  return from === to ? `大约 ${from}` : `大约 ${from} 到 ${to}`;
}

/** A share as a sentence; with few only counts are said, and with none that there are none. */
export function shareSentence({ numerator, denominator, rate, low, high }: Share, { unit, whole, part }: ShareWords, countsOnlyBelow: number): string {
  if (denominator === 0) return `还没有${whole}`;
  const counts = `${denominator} ${unit}${whole}，${numerator} ${unit}${part}`;
  if (rate === null || low === null || high === null) return `${counts}。不到 ${countsOnlyBelow} ${unit}，只报数，不算比例`;
  return `每 100 ${unit}${whole}里，${hundredWords(low, high)} ${unit}${part}。实际：${counts}，${percentWords(rate)}`;
}

export const levelCount = (row: FigureRow, level: RatingLevel): string => `${ratingLevels[level].label} ${row.levels[level]} 次`;

/** Silence is said as what it is. */
export function silenceWords({ active, ratings, openChannel }: FigureRow): string {
  if (ratings === 0 && active.denominator === 0) return '这段时间还没有办结的服务，也没有评价';
  const open = openChannel > 0 ? `；另有 ${openChannel} 次是不凭办结码的自行评价` : '';
  return `办结 ${active.denominator} 次，有人评价 ${active.numerator} 次，没有人评价 ${active.denominator - active.numerator} 次${open}。没有评价不等于满意，不算进满意率`;
}

export const periods = { year: '今年', month: '近 30 天', quarter: '近 90 天', 'last-year': '去年' } as const;
export type Period = keyof typeof periods;

const DAY_MS = 86_400_000;

/** First and last day of a period; this year is what the server takes by itself. */
export function spanOf(period: Period, now: number): { from?: string; to?: string } {
  if (period === 'year') return {};
  const lastYear = Number(dayOf(now).slice(0, 4)) - 1;
  if (period === 'last-year') return { from: `${lastYear}-01-01`, to: `${lastYear}-12-31` };
  return { from: dayOf(now - (period === 'month' ? 29 : 89) * DAY_MS), to: dayOf(now) };
}
