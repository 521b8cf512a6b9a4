import type { FigureRow, Share } from '@sunshine/contracts';

export type ShareKey = 'satisfied' | 'bad' | 'active' | 'calledBack' | 'rectified' | 'onTime' | 'secondSatisfied';

/** Each figure: its name and what it is a share of. */
export const shares: { key: ShareKey; title: string; of: string }[] = [
  { key: 'satisfied', title: '满意率', of: '基本满意及以上 / 全部评价' },
  { key: 'bad', title: '差评率', of: '不满意及以下 / 全部评价' },
  { key: 'active', title: '主动评价率', of: '有评价的服务 / 可以评价的服务' },
  { key: 'calledBack', title: '回访率', of: '联系上的 / 留了联系方式的差评' },
  { key: 'rectified', title: '整改率', of: '已办结 / 有效差评' },
  { key: 'onTime', title: '按期整改率', of: '期限内办结 / 已到期或已办结' },
  { key: 'secondSatisfied', title: '二次满意率', of: '再评基本满意及以上 / 再评的' },
];

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** `93.3%`; a dash where there are too few for a rate. */
export const rateWords = ({ rate }: Share): string => (rate === null ? '—' : percent(rate));

/** `28/30`, and with a rate its interval: `28/30（78.7%～98.2%）`. */
export const countWords = ({ numerator, denominator, low, high }: Share): string => (low === null || high === null ? `${numerator}/${denominator}` : `${numerator}/${denominator}（${percent(low)}～${percent(high)}）`);

export const shareOf = (row: FigureRow, key: ShareKey): Share => row[key];
