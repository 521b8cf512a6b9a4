/** 办事时限与依据: where a rule belongs. `centre`: the centre's own promises. */
export const ruleGroups = { centre: '本中心承诺', engineering: '工程建设招标投标', procurement: '政府采购', information: '政府信息公开' } as const;
export type RuleGroup = keyof typeof ruleGroups;
