/** Where a supervisor's term stands. `invited`: the person has not accepted yet. */
export const supervisorStates = { invited: '待接受', upcoming: '尚未到任', serving: '任期内', ended: '已结束' } as const;
export type SupervisorState = keyof typeof supervisorStates;

/** 监督任务: assigned → accepted → reported → checked, or returned and reported again. */
export const taskStates = { assigned: '待接受', accepted: '办理中', reported: '待核验', returned: '已退回', checked: '已办结' } as const;
export type TaskState = keyof typeof taskStates;

/** What a 监督意见 is about. */
export const opinionSubjects = { project: '项目', rule: '制度', session: '现场活动' } as const;
export type OpinionSubject = keyof typeof opinionSubjects;

/** `drafted`: written by one person, waiting for another; the public reads 待答复. */
export const opinionStates = { open: '待答复', drafted: '答复待审核', answered: '已答复' } as const;
export type OpinionState = keyof typeof opinionStates;

/** How often the centre is appraised. */
export const appraisalPeriods = { quarter: '季度', 'half-year': '半年' } as const;
export type AppraisalPeriod = keyof typeof appraisalPeriods;

/** What a supervisor sees the trail of; everything else in it (logins, accounts, people) is not theirs. */
export const trailKinds = {
  notice: '公告',
  project: '项目',
  case: '诉求',
  rating: '评价',
  rectification: '整改',
  'gaming-flag': '异常线索',
  'rating-form': '测评表',
  supervisor: '监督员',
  task: '监督任务',
  opinion: '监督意见',
  appraisal: '监督员评议',
} as const;
export type TrailKind = keyof typeof trailKinds;
