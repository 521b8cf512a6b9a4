import type { FigureRow, Share } from '@sunshine/contracts';
import { figureShares, type FigureShare } from '@sunshine/contracts/words';

export type ShareKey = FigureShare;

/** Each figure: its name and what it is a share of. */
export const shares: { key: ShareKey; title: string; of: string }[] = [
  { key: 'satisfied', title: figureShares.satisfied, of: '基本满意及以上 / 全部评价' },
  { key: 'bad', title: figureShares.bad, of: '不满意及以下 / 全部评价' },
  { key: 'active', title: figureShares.active, of: '有评价的服务 / 可以评价的服务' },
  { key: 'calledBack', title: figureShares.calledBack, of: '联系上的 / 留了联系方式的差评' },
  { key: 'rectified', title: figureShares.rectified, of: '已办结 / 有效差评' },
  { key: 'onTime', title: figureShares.onTime, of: '期限内办结 / 已到期或已办结' },
  { key: 'secondSatisfied', title: figureShares.secondSatisfied, of: '再评基本满意及以上 / 再评的' },
];

/** Never rounded to none or all. */
const percent = (share: number): string => (share === 0 || share === 1 ? `${share * 100}%` : `${Math.min(99.9, Math.max(0.1, share * 100)).toFixed(1)}%`);

/** `93.3%`; a dash where there are too few for a rate. */
export const rateWords = ({ rate }: Share): string => (rate === null ? '—' : percent(rate));

/** `28/30`, and with a rate its interval: `28/30（78.7%～98.2%）`. */
export const countWords = ({ numerator, denominator, low, high }: Share): string => (low === null || high === null ? `${numerator}/${denominator}` : `${numerator}/${denominator}（${percent(low)}～${percent(high)}）`);

export const shareOf = (row: FigureRow, key: ShareKey): Share => row[key];
