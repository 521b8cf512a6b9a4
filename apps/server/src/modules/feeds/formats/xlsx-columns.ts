import { noticeTypes, tradeCategories } from '@sunshine/contracts';

/** A column of the template. `key` is the field of a JSON Lines record that it fills. */
export interface Column {
  header: string;
  key: string;
  kind: 'text' | 'date' | 'amount' | 'body';
  required: boolean;
  width: number;
  hint: string;
  example: string;
}

const labels = (words: Record<string, { label: string }>): string => Object.values(words).map(({ label }) => label).join('、');

export const COLUMNS: Column[] = [
  { header: '标题', key: 'title', kind: 'text', required: true, width: 48, hint: '公告的完整标题，最多 500 字', example: '青山镇中心小学食堂改造项目中标候选人公示' },
  { header: '公告类型', key: 'noticeType', kind: 'text', required: true, width: 14, hint: `以下之一：${labels(noticeTypes)}`, example: '候选人公示' },
  { header: '交易类别', key: 'category', kind: 'text', required: true, width: 14, hint: `以下之一：${labels(tradeCategories)}`, example: '工程建设' },
  { header: '发布时间', key: 'publishedAt', kind: 'date', required: true, width: 20, hint: '日期，或日期加时间（北京时间）', example: '2026-03-02 09:00' },
  { header: '项目编号', key: 'projectCode', kind: 'text', required: false, width: 24, hint: '同一项目的公告写同一个编号，会归到同一页', example: 'DEMO-GC-2026-0001' },
  { header: '地区代码', key: 'regionCode', kind: 'text', required: false, width: 12, hint: '6 至 9 位行政区划代码；不填时按“地区”辨认', example: '510822' },
  { header: '地区', key: 'region', kind: 'text', required: false, width: 20, hint: '如：四川省广元市青川县', example: '四川省广元市青川县' },
  { header: '业主单位', key: 'purchaser', kind: 'text', required: false, width: 28, hint: '招标人或采购人的全称', example: '青山镇中心小学（示例）' },
  { header: '代理机构', key: 'agency', kind: 'text', required: false, width: 28, hint: '代理机构的全称', example: '示例工程咨询有限公司' },
  { header: '预算金额（元）', key: 'budgetYuan', kind: 'amount', required: false, width: 18, hint: '以元为单位的数字；也可写“120万元”', example: '1200000' },
  { header: '中标人', key: 'winner', kind: 'text', required: false, width: 28, hint: '中标人或第一候选人的全称', example: '示例建筑有限公司' },
  { header: '中标金额（元）', key: 'winAmountYuan', kind: 'amount', required: false, width: 18, hint: '以元为单位的数字', example: '1153200.50' },
  { header: '报名截止', key: 'registrationDeadline', kind: 'date', required: false, width: 20, hint: '日期加时间', example: '' },
  { header: '投标截止', key: 'bidDeadline', kind: 'date', required: false, width: 20, hint: '日期加时间', example: '' },
  { header: '开标时间', key: 'openingAt', kind: 'date', required: false, width: 20, hint: '日期加时间', example: '' },
  { header: '公示开始', key: 'publicityFrom', kind: 'date', required: false, width: 14, hint: '日期', example: '2026-03-02' },
  { header: '公示结束', key: 'publicityUntil', kind: 'date', required: false, width: 14, hint: '日期', example: '2026-03-05' },
  { header: '正文', key: 'bodyText', kind: 'body', required: false, width: 60, hint: '公告正文；换行即分段', example: '评标委员会推荐示例建筑有限公司为第一中标候选人，现予公示。' },
  { header: '原文网址', key: 'sourceUrl', kind: 'text', required: false, width: 32, hint: '以 http:// 或 https:// 开头', example: '' },
  { header: '记录编号', key: 'sourceId', kind: 'text', required: false, width: 20, hint: '再次导入时按它认出同一条公告；不填则按网址、标题和日期辨认', example: 'DEMO-0001' },
];

export const SHEETS = { notices: '公告', example: '示例', help: '说明' } as const;
