/** 五级评价, best first. `bad` levels ask for reasons. */
export const ratingLevels = {
  5: { label: '非常满意', bad: false },
  4: { label: '满意', bad: false },
  3: { label: '基本满意', bad: false },
  2: { label: '不满意', bad: true },
  1: { label: '非常不满意', bad: true },
} as const;
export type RatingLevel = keyof typeof ratingLevels;
export const badLevels = ([1, 2, 3, 4, 5] as const).filter((level) => ratingLevels[level].bad);

/** How a rating came in. `paper`: a filled form that staff typed in, marked as such. */
export const ratingChannels = { counter: '窗口扫码', message: '消息链接', kiosk: '触摸屏', open: '自行评价', paper: '纸质表（工作人员录入）' } as const;
export type RatingChannel = keyof typeof ratingChannels;

/** What a form asks about. A matter's form goes by the matter's id, each other by this word. */
export const formPurposes = { matter: '服务事项', 'case-answer': '诉求答复', survey: '满意度测评', appraisal: '监督员评议' } as const;
export type FormPurpose = keyof typeof formPurposes;

/** Where a service is given: the standard part of its form asks accordingly. */
export const serviceScenes = { 'on-site': '现场服务', online: '网上服务' } as const;
export type ServiceScene = keyof typeof serviceScenes;

/** Why a rating is taken out of what counts as justified; it stays counted and listed. */
export const exclusionKinds = { mistaken: '误评', malicious: '恶意评价' } as const;
export type ExclusionKind = keyof typeof exclusionKinds;
export const exclusionStates = { proposed: '待复核', excluded: '已认定', refused: '不予认定' } as const;
export type ExclusionState = keyof typeof exclusionStates;

/** 差评整改: only the rater or a supervisor ends it. */
export const rectificationStates = { open: '整改中', proposed: '等评价人确认', closed: '已办结' } as const;
export type RectificationState = keyof typeof rectificationStates;

/** What happened in a rectification. */
export const rectificationSteps = {
  opened: '差评转入整改',
  'call-back': '电话回访',
  action: '整改措施',
  proposed: '报整改完成',
  accepted: '评价人认可',
  'not-accepted': '评价人不认可',
  'rating-changed': '评价人改了评价',
  excluded: '评价被认定为误评或恶意',
  closed: '监督员办结',
  reopened: '监督员退回重办',
  'handed-over': '更换责任人',
} as const;
export type RectificationStepKind = keyof typeof rectificationSteps;

/** 异常评价: what made ratings look made up. The ratings stay; a supervisor says what is behind it. */
export const gamingKinds = {
  'staff-device': '工作人员的设备',
  'self-rating': '自己评自己',
  'one-device': '同一设备多次评价',
  'one-network': '同一网络连续评价',
  burst: '短时间集中评价',
  'copied-texts': '评语雷同',
  'hurried-fives': '几秒内连续好评',
  'counter-pressure': '窗口当面催评',
  reported: '监督员反映',
} as const;
export type GamingKind = keyof typeof gamingKinds;

export const gamingStates = { open: '待核实', confirmed: '属实', dismissed: '已排除' } as const;
export type GamingState = keyof typeof gamingStates;

/** What figures of ratings are split by. */
export const figureGroups = { matter: '服务事项', section: '股室', month: '月份' } as const;
export type FigureGroup = keyof typeof figureGroups;

/** The shares that figures are made of. */
export const figureShares = {
  satisfied: '满意率',
  bad: '差评率',
  active: '主动评价率',
  calledBack: '回访率',
  rectified: '整改率',
  onTime: '按期整改率',
  secondSatisfied: '二次满意率',
} as const;
export type FigureShare = keyof typeof figureShares;
