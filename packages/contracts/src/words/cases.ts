/** 诉求 by kind. `formal`: the law names who may file it, until when and how, so it needs a name, a contact and an acceptance. */
export const caseKinds = { enquiry: '咨询', suggestion: '建议', objection: '异议', challenge: '质疑', complaint: '投诉', correction: '纠错' } as const;
export type CaseKind = keyof typeof caseKinds;

export const formalCaseKinds = ['objection', 'challenge', 'complaint'] as const satisfies CaseKind[];

/** received → accepted → in-review (a second person reads the answer) → answered; or refused, or withdrawn by the filer. */
export const caseStates = { received: '已收到', accepted: '办理中', 'in-review': '答复复核中', answered: '已答复', refused: '不予受理', withdrawn: '已撤回' } as const;
export type CaseState = keyof typeof caseStates;

export const openCaseStates = ['received', 'accepted', 'in-review'] as const satisfies CaseState[];

/** Where a case came in. The phone's own choice is `mini` or `h5`; staff write down the others. */
export const caseSources = { mini: '小程序', h5: '网页', hotline: '电话', counter: '窗口' } as const;
export type CaseSource = keyof typeof caseSources;

/** What a case must contain, as the form names it. */
export const caseFields = {
  notice: '所涉项目和公告',
  items: '具体事项',
  text: '事实和理由',
  requests: '请求',
  basis: '法律依据',
  evidence: '证明材料',
  filerName: '姓名或单位名称',
  contact: '联系电话',
  priorFiledOn: '此前提出的日期',
} as const;
export type CaseField = keyof typeof caseFields;

/** Whether a kind of case may be filed about a notice now. Everything but `open` is explained, with what can be done instead. */
export const pathStandings = { open: '可以提出', late: '已过期限', 'wrong-kind': '这里不适用', 'on-the-spot': '须当场提出', 'prior-needed': '须先走前一步', 'notice-needed': '请从公告页提出' } as const;
export type PathStanding = keyof typeof pathStandings;

/** To whom the law sends a case. */
export const addresseeRoles = { centre: '本中心', tenderer: '招标人', purchaser: '采购人或者其采购代理机构', owner: '项目单位', authority: '监督部门' } as const;
export type AddresseeRole = keyof typeof addresseeRoles;

/** What happened to a case. */
export const caseStepKinds = {
  filed: '提交',
  accepted: '受理',
  refused: '不予受理',
  transferred: '转办',
  submitted: '答复送复核',
  returned: '答复退回修改',
  paused: '暂停计时',
  resumed: '恢复计时',
  redated: '期限调整',
  suspended: '暂停交易活动',
  lifted: '恢复交易活动',
  called: '已回电',
  material: '补充材料',
  'consent-withdrawn': '撤回公开同意',
  answered: '答复',
  rated: '评价答复',
  withdrawn: '撤回诉求',
} as const;
export type CaseStepKind = keyof typeof caseStepKinds;

/** How a case stands against its clock. `unknown`: the year's holidays are not announced yet, or no limit applies. */
export const caseClocks = { overdue: '已超期', soon: '快到期', running: '期限内', paused: '暂停计时', unknown: '期限待定', closed: '已办结' } as const;
export type CaseClock = keyof typeof caseClocks;
