/** National platform classes and stages: DEAL_CLASSIFY / DEAL_STAGE of the national public resource trading platform. */

/** 交易类别, with the national platform's class number. */
export const tradeCategories = {
  engineering: { label: '工程建设', nationalClass: '01' },
  procurement: { label: '政府采购', nationalClass: '02' },
  land: { label: '土地使用权', nationalClass: '03' },
  mining: { label: '矿业权', nationalClass: '04' },
  property: { label: '国有产权', nationalClass: '05' },
  other: { label: '其他交易', nationalClass: '90' },
} as const;
export type TradeCategory = keyof typeof tradeCategories;

/**
 * 公告类型 in the order of a project's life. `stage` is the step of the project page's stage line;
 * `nationalStage` is the DEAL_STAGE number for engineering / procurement where its number is confirmed, else null.
 */
export const noticeTypes = {
  plan: { label: '招标计划', stage: 'prepare', nationalStage: { engineering: null, procurement: null } },
  consultation: { label: '意见征求', stage: 'prepare', nationalStage: { engineering: null, procurement: null } },
  'single-source': { label: '单一来源公示', stage: 'tender', nationalStage: { engineering: null, procurement: null } },
  tender: { label: '招标公告', stage: 'tender', nationalStage: { engineering: '0101', procurement: '0201' } },
  change: { label: '变更公告', stage: 'tender', nationalStage: { engineering: '0105', procurement: null } },
  opening: { label: '开标记录', stage: 'opening', nationalStage: { engineering: '0102', procurement: null } },
  candidates: { label: '候选人公示', stage: 'candidates', nationalStage: { engineering: null, procurement: null } },
  result: { label: '结果公告', stage: 'result', nationalStage: { engineering: '0104', procurement: null } },
  termination: { label: '终止公告', stage: 'result', nationalStage: { engineering: null, procurement: null } },
  contract: { label: '合同公告', stage: 'contract', nationalStage: { engineering: null, procurement: null } },
  acceptance: { label: '验收公告', stage: 'contract', nationalStage: { engineering: null, procurement: null } },
  other: { label: '其他', stage: 'prepare', nationalStage: { engineering: null, procurement: null } },
} as const;
export type NoticeType = keyof typeof noticeTypes;

/** The stage line of a project page. */
export const stages = {
  prepare: '筹备',
  tender: '招标',
  opening: '开标',
  candidates: '候选人公示',
  result: '结果',
  contract: '合同',
} as const;
export type Stage = keyof typeof stages;

/** draft → in-review → published → corrected / withdrawn. `corrected`: published, with more than one public version. */
export const noticeStates = {
  draft: '草稿',
  'in-review': '待审核',
  published: '已发布',
  corrected: '已更正',
  withdrawn: '已撤回',
} as const;
export type NoticeState = keyof typeof noticeStates;

export const feedFormats = { epoint: '新点 CMS 记录', jsonl: 'JSON Lines', xlsx: '电子表格' } as const;
export type FeedFormat = keyof typeof feedFormats;

/** What the scan before publication finds. */
export const personalDataKinds = {
  'resident-id': '居民身份证号',
  mobile: '手机号码',
  'bank-card': '银行卡号',
} as const;
export type PersonalDataKind = keyof typeof personalDataKinds;
