import { describe, expect, it } from '@jest/globals';
import { citationOf, ruleOf, saysOf, statutes, type Period, type Statute } from '../index.js';

const TBF = '招标投标法';
const TBT = '招标投标法实施条例';
const ZCF = '政府采购法';
const ZCT = '政府采购法实施条例';
const XXGK = '政府信息公开条例';
const ORDER_87 = '政府采购货物和服务招标投标管理办法';
const ORDER_94 = '政府采购质疑和投诉办法';
const ORDER_20 = '电子招标投标办法';
const ORDER_16 = '必须招标的工程项目规定';

/** id: law, article, days, unit, bound, direction; typed out from the laws and not from the code. */
const periods: [string, string, string, number, 'd' | 'wd', '≥' | '≤', 'after' | 'before'][] = [
  ['tender-documents-sale', TBT, '第十六条', 5, 'd', '≥', 'after'],
  ['prequalification-application', TBT, '第十七条', 5, 'd', '≥', 'after'],
  ['bid-preparation', TBF, '第二十四条', 20, 'd', '≥', 'after'],
  ['tender-clarification', TBF, '第二十三条', 15, 'd', '≥', 'before'],
  ['prequalification-clarification', TBT, '第二十一条', 3, 'd', '≥', 'before'],
  ['prequalification-objection', TBT, '第二十二条', 2, 'd', '≥', 'before'],
  ['tender-documents-objection', TBT, '第二十二条', 10, 'd', '≥', 'before'],
  ['objection-reply', TBT, '第二十二条', 3, 'd', '≤', 'after'],
  ['candidate-publicity-start', TBT, '第五十四条', 3, 'd', '≤', 'after'],
  ['candidate-publicity', TBT, '第五十四条', 3, 'd', '≥', 'after'],
  ['contract-signing', TBF, '第四十六条', 30, 'd', '≤', 'after'],
  ['tender-report', TBF, '第四十七条', 15, 'd', '≤', 'after'],
  ['bid-bond-return', TBT, '第五十七条', 5, 'd', '≤', 'after'],
  ['bid-bond-return-withdrawal', TBT, '第三十五条', 5, 'd', '≤', 'after'],
  ['tender-complaint', TBT, '第六十条', 10, 'd', '≤', 'after'],
  ['tender-complaint-acceptance', TBT, '第六十一条', 3, 'wd', '≤', 'after'],
  ['tender-complaint-decision', TBT, '第六十一条', 30, 'wd', '≤', 'after'],
  ['procurement-notice-period', ORDER_87, '第十六条', 5, 'wd', '≥', 'after'],
  ['procurement-documents', ZCT, '第三十一条', 5, 'wd', '≥', 'after'],
  ['procurement-prequalification-application', ZCT, '第二十一条', 5, 'wd', '≥', 'after'],
  ['procurement-bid-preparation', ZCF, '第三十五条', 20, 'd', '≥', 'after'],
  ['procurement-clarification', ZCT, '第三十一条', 15, 'd', '≥', 'before'],
  ['procurement-prequalification-clarification', ORDER_87, '第二十七条', 3, 'd', '≥', 'before'],
  ['single-source-publicity', ZCT, '第三十八条', 5, 'wd', '≥', 'after'],
  ['evaluation-report', ZCT, '第四十三条', 2, 'wd', '≤', 'after'],
  ['purchaser-decision', ZCT, '第四十三条', 5, 'wd', '≤', 'after'],
  ['procurement-result-notice', ZCT, '第四十三条', 2, 'wd', '≤', 'after'],
  ['procurement-result-period', ORDER_87, '第六十九条', 1, 'wd', '≥', 'after'],
  ['procurement-contract', ZCF, '第四十六条', 30, 'd', '≤', 'after'],
  ['procurement-contract-publication', ZCT, '第五十条', 2, 'wd', '≤', 'after'],
  ['procurement-contract-filing', ZCF, '第四十七条', 7, 'wd', '≤', 'after'],
  ['procurement-bond-return', ZCT, '第三十三条', 5, 'wd', '≤', 'after'],
  ['procurement-enquiry-reply', ZCT, '第五十二条', 3, 'wd', '≤', 'after'],
  ['procurement-challenge', ZCF, '第五十二条', 7, 'wd', '≤', 'after'],
  ['procurement-challenge-reply', ZCF, '第五十三条', 7, 'wd', '≤', 'after'],
  ['procurement-complaint', ZCF, '第五十五条', 15, 'wd', '≤', 'after'],
  ['procurement-complaint-review', ORDER_94, '第二十一条', 5, 'wd', '≤', 'after'],
  ['procurement-complaint-correction', ORDER_94, '第二十一条', 5, 'wd', '≤', 'after'],
  ['procurement-complaint-refusal', ORDER_94, '第二十一条', 3, 'wd', '≤', 'after'],
  ['procurement-complaint-copies', ORDER_94, '第二十一条', 8, 'wd', '≤', 'after'],
  ['procurement-complaint-decision', ZCF, '第五十六条', 30, 'wd', '≤', 'after'],
  ['information-publication', XXGK, '第二十六条', 20, 'wd', '≤', 'after'],
  ['information-request', XXGK, '第三十三条', 20, 'wd', '≤', 'after'],
  ['information-request-extension', XXGK, '第三十三条', 20, 'wd', '≤', 'after'],
  ['information-correction', XXGK, '第三十条', 7, 'wd', '≤', 'after'],
  ['information-third-party', XXGK, '第三十二条', 15, 'wd', '≤', 'after'],
];

/** id: law, article, and what it says. */
const others: [string, string, string, string][] = [
  ['clarification-extension', TBT, '第二十一条', '应当顺延提交资格预审申请文件或者投标文件的截止时间'],
  ['objection-suspension', TBT, '第二十二条', '暂停招标投标活动，至作出答复为止'],
  ['opening-objection', TBT, '第四十四条', '当场'],
  ['opening-objection-reply', TBT, '第四十四条', '当场'],
  ['bidders', TBT, '第四十四条', '不少于 3 个投标人'],
  ['result-objection', TBT, '第五十四条', '在公示期内'],
  ['bid-bond', TBT, '第二十六条', '不超过招标项目估算价的 2%'],
  ['performance-bond', TBT, '第五十八条', '不超过中标合同金额的 10%'],
  ['complaint-after-objection', TBT, '第六十条', '应当先向招标人提出异议，异议答复期间不计算在投诉期限内'],
  ['must-tender-works', ORDER_16, '第五条', '400 万元以上（含本数）'],
  ['must-tender-goods', ORDER_16, '第五条', '200 万元以上（含本数）'],
  ['must-tender-services', ORDER_16, '第五条', '100 万元以上（含本数）'],
  ['e-tender-free-registration', ORDER_20, '第九条', '允许免费注册登录'],
  ['e-tender-servers', ORDER_20, '第十条', '设在中华人民共和国境内'],
  ['e-tender-no-sign-up', ORDER_20, '第二十条', '不得以报名等作为下载的前置条件'],
  ['e-tender-secrecy', ORDER_20, '第二十一条', '不得泄露下载文件的潜在投标人的名称、数量'],
  ['e-tender-opening-record', ORDER_20, '第三十二条', '向社会公布'],
  ['e-tender-objections', ORDER_20, '第三十九条', '通过电子招标投标平台进行'],
  ['purchaser-silence', ORDER_87, '第六十八条', '视为确定排名第一的候选人'],
  ['procurement-files', ZCF, '第四十二条', '至少 15 年'],
  ['random-selection', ORDER_87, '第十四条', '以抽签等能保证所有符合条件的供应商机会均等的方式选定'],
  ['random-selection-staff', ORDER_87, '第十四条', '不少于 2 名采购人工作人员'],
  ['random-selection-record', ORDER_87, '第十四条', '书面记录，随采购文件存档'],
  ['random-selection-pool', ORDER_87, '第十四条', '不少于 2 倍于拟抽取数量的备选供应商'],
  ['annual-report-department', XXGK, '第四十九条', '每年 1 月 31 日前'],
  ['annual-report-government', XXGK, '第四十九条', '每年 3 月 31 日前'],
  ['information-platform', XXGK, '第二十四条', '具备信息检索、查阅、下载等功能'],
  ['information-help', XXGK, '第四十三条', '为阅读、视听有困难的人提供必要的帮助'],
];

/** id: the second article that says the same. */
const alsoIn: Record<string, string> = {
  'tender-clarification': '《招标投标法实施条例》第二十一条',
  'objection-reply': '《招标投标法实施条例》第五十四条',
  'objection-suspension': '《招标投标法实施条例》第五十四条',
  'procurement-documents': '《政府采购货物和服务招标投标管理办法》第十八条',
  'procurement-clarification': '《政府采购货物和服务招标投标管理办法》第二十七条',
  'evaluation-report': '《政府采购货物和服务招标投标管理办法》第六十八条',
  'purchaser-decision': '《政府采购货物和服务招标投标管理办法》第六十八条',
  'purchaser-silence': '《政府采购法实施条例》第四十三条',
  'procurement-result-notice': '《政府采购货物和服务招标投标管理办法》第六十九条',
  'procurement-bond-return': '《政府采购货物和服务招标投标管理办法》第三十八条',
  'procurement-challenge': '《政府采购法实施条例》第五十三条',
  'procurement-complaint-decision': '《政府采购质疑和投诉办法》第二十六条',
};

const known = (id: string): Statute => {
  const statute = ruleOf(id);
  if (!statute) throw new Error(`no statute ${id}`);
  return statute;
};

describe('statutes', () => {
  it.each(periods)('%s: %s%s, %i %s, %s, %s', (id, law, article, amount, unit, bound, direction) => {
    const expected: Partial<Period> = { kind: 'period', law, article, amount, unit: unit === 'wd' ? 'working' : 'natural', bound: bound === '≥' ? 'at-least' : 'at-most', direction };
    expect(known(id)).toMatchObject(expected);
  });
  it.each(others)('%s: %s%s says %s', (id, law, article, says) => {
    expect([known(id).law, known(id).article, saysOf(known(id))]).toEqual([law, article, says]);
  });
  it('are all tested here, each once', () => {
    const tested = [...periods, ...others].map(([id]) => id);
    expect(statutes.map(({ id }) => id).toSorted()).toEqual(tested.toSorted());
  });
  it('name the second article where there is one', () => {
    const second = statutes.filter(({ also }) => also !== undefined).map((statute) => [statute.id, citationOf(statute).split('、').slice(1).join('、')]);
    expect(Object.fromEntries(second)).toEqual(alsoIn);
  });
  it('say which text was read, and where', () => {
    for (const { version, source, label } of statutes) expect([version, source, label]).not.toContain('');
  });
  it('know no limit for unpublished information that people report: the text that has one is made up', () => {
    expect(statutes.filter(({ law, id }) => law.includes('公告和公示信息发布') || id.includes('unpublished'))).toEqual([]);
  });
  it('have no roll of their own: natural days roll by the civil code', () => {
    expect(statutes.filter((statute) => 'roll' in statute)).toEqual([]);
  });
});
