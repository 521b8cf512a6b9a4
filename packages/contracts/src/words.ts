/**
 * The field's words and their Chinese labels. No zod in here, so the phone can import it for a few bytes.
 * National platform classes and stages: DEAL_CLASSIFY / DEAL_STAGE of the national public resource trading platform.
 */

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

export const staffRoles = {
  editor: '编辑',
  reviewer: '审核',
  'supervisor-desk': '监督岗',
  administrator: '管理员',
} as const;
export type StaffRole = keyof typeof staffRoles;

/** 五级评价, best first. `bad` levels ask for reasons. */
export const ratingLevels = {
  5: { label: '非常满意', bad: false },
  4: { label: '满意', bad: false },
  3: { label: '基本满意', bad: false },
  2: { label: '不满意', bad: true },
  1: { label: '非常不满意', bad: true },
} as const;
export type RatingLevel = keyof typeof ratingLevels;

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
} as const;
export type GamingKind = keyof typeof gamingKinds;

export const gamingStates = { open: '待核实', confirmed: '属实', dismissed: '已排除' } as const;
export type GamingState = keyof typeof gamingStates;

/** What figures of ratings are split by. */
export const figureGroups = { matter: '服务事项', section: '股室', month: '月份' } as const;
export type FigureGroup = keyof typeof figureGroups;

/** How a rating came in. `paper`: a filled form that staff typed in, marked as such. */
export const ratingChannels = { counter: '窗口扫码', message: '消息链接', kiosk: '触摸屏', open: '自行评价', paper: '纸质表（工作人员录入）' } as const;
export type RatingChannel = keyof typeof ratingChannels;

/** What a form asks about. A matter's form goes by the matter's id, each other by this word. */
export const formPurposes = { matter: '服务事项', 'case-answer': '诉求答复', survey: '满意度测评', appraisal: '监督员评议' } as const;
export type FormPurpose = keyof typeof formPurposes;

/** Where a service is given: the standard part of its form asks accordingly. */
export const serviceScenes = { 'on-site': '现场服务', online: '网上服务' } as const;
export type ServiceScene = keyof typeof serviceScenes;

/** `indicators`: options that differ by level; `choice`: one or several of the same options for everybody. */
export const questionKinds = { level: '五级评价', indicators: '按等级的选项', choice: '选择题', scale: '打分题', text: '文字题' } as const;
export type QuestionKind = keyof typeof questionKinds;

/** Why a rating is taken out of what counts as justified; it stays counted and listed. */
export const exclusionKinds = { mistaken: '误评', malicious: '恶意评价' } as const;
export type ExclusionKind = keyof typeof exclusionKinds;
export const exclusionStates = { proposed: '待复核', excluded: '已认定', refused: '不予认定' } as const;
export type ExclusionState = keyof typeof exclusionStates;

/** 诉求 kinds of the first form. */
/** 诉求 by kind. `formal`: the law names who may file it, until when and how, so it needs a name, a contact and an acceptance. */
export const caseKinds = { enquiry: '咨询', suggestion: '建议', objection: '异议', challenge: '质疑', complaint: '投诉', correction: '纠错' } as const;
export type CaseKind = keyof typeof caseKinds;
export const formalCaseKinds = ['objection', 'challenge', 'complaint'] as const satisfies CaseKind[];
export type FormalCaseKind = (typeof formalCaseKinds)[number];

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
export const addresseeRoles = { centre: '本中心', owner: '招标人、采购人', authority: '监督部门' } as const;
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

/** Where a push goes. `none`: the person has no channel at the moment; the inbox row is all there is. */
export const deliveryChannels = {
  official: '服务号消息',
  'mini-long': '小程序长期提醒',
  'official-notice': '服务号订阅通知',
  'mini-once': '小程序单次提醒',
  none: '仅站内信',
} as const;
export type DeliveryChannel = keyof typeof deliveryChannels;

/** Jobs of the outbox, as what waits. */
export const jobKinds = {
  'notice.published': '公告待通知',
  'project.followed': '新关注待查截止日期',
  'notice.quietly-changed': '改期待查的截止提醒',
  'deadline.reminder': '截止提醒待通知',
  'digest.due': '到时间的汇总待安排',
  'digest.make': '汇总待写好',
  'delivery.send': '推送待发送',
  'wechat.event': '微信回报待处理',
  'content.check': '内容待审核',
  'holidays.imported': '放假安排更新后待重算的期限',
  'articles.fetch': '资讯待同步',
} as const;

/** Whether a way to a person can be used now. */
export const wayStates = { open: '可用', 'used-up': '次数已用完', 'not-allowed': '还没有打开', stopped: '微信暂停了，稍后恢复', off: '已关闭' } as const;

/**
 * waiting: due or to be retried · sent: WeChat accepted it · confirmed: WeChat's event said delivered ·
 * unknown: the request left and no answer came · failed: given up, with a reason · inbox-only: no channel, with a reason ·
 * in-digest: part of a digest, whose own delivery says how that went.
 */
export const deliveryStates = {
  waiting: '等待发送',
  sent: '已发送',
  confirmed: '已送达',
  unknown: '结果未知',
  failed: '未能送达',
  'inbox-only': '仅站内信',
  'in-digest': '随汇总推送',
} as const;
export type DeliveryState = keyof typeof deliveryStates;

/** How often an alert rings. */
export const alertFrequencies = { now: '立即', daily: '每天汇总', weekly: '每周汇总' } as const;
export type AlertFrequency = keyof typeof alertFrequencies;

/** An alert names at most so many owners, and so many agencies. */
export const MAX_ALERT_PARTIES = 20;

/** What an alert has that says nothing about timing. */
export const defaultTiming: { frequency: AlertFrequency; at: string; weekday: number; quiet: { from: string; until: string } | null; pausedUntil: string | null } = {
  frequency: 'now',
  at: '08:00',
  weekday: 1,
  quiet: null,
  pausedUntil: null,
};

/** What can be followed. */
export const followKinds = { project: '项目', owner: '业主单位', agency: '代理机构' } as const;
export type FollowKind = keyof typeof followKinds;

/** What an inbox item tells. */
export const tellingKinds = { published: '新公告', corrected: '更正', withdrawn: '撤回', reminder: '截止提醒', digest: '汇总', answer: '答复', task: '任务', rectification: '整改' } as const;
export type TellingKind = keyof typeof tellingKinds;
/** What is said to one person about something of their own. */
export type PersonalTelling = Extract<TellingKind, 'answer' | 'task' | 'rectification'>;

/** Why a push was not made or not delivered. */
export const deliveryReasons = {
  'no-credit': '微信提醒次数已用完',
  'not-subscribed': '未订阅或已退订',
  'reminders-off': '用户停用了提醒',
  'not-following': '未关注服务号',
  'template-stopped': '消息模板不可用',
  'too-frequent': '短时间内对同一人推送过多，稍后自动重试',
  'quota-minute': '已达微信每分钟上限，稍后自动重试',
  'quota-day': '已达微信当日上限，次日自动重试',
  'wechat-busy': '微信繁忙，稍后自动重试',
  'wechat-unreachable': '连不上微信，稍后自动重试',
  'outcome-unknown': '微信没有回应，可能已送达',
  'user-blocked': '用户已拒收',
  'content-refused': '微信拒绝了消息内容',
  'not-configured': '尚未配置微信',
  'not-allowed': '微信拒绝了调用，需管理员处理',
  'unknown-code': '微信返回了未知的错误码，等待处理',
  'wechat-failed': '微信受理后未能送达',
  withdrawn: '公告已撤回，不再推送',
  'gave-up': '多次重试仍失败',
  'quiet-hours': '免打扰时段，结束后推送',
  paused: '订阅暂停中',
  'inbox-chosen': '您选择了只收站内信',
  'deadline-gone': '截止时间已过，不再推送',
  canary: '系统自检，不推送',
} as const;
export type DeliveryReason = keyof typeof deliveryReasons;

/** The same as the person whom the push was for reads it. */
export const readerReasons: Readonly<Record<DeliveryReason, string>> = {
  ...deliveryReasons,
  'not-subscribed': '您没有打开微信提醒，或已经关掉',
  'reminders-off': '您停用了提醒',
  'not-following': '您没有关注服务号',
  'template-stopped': '微信暂停了这类消息',
  'too-frequent': '短时间内给您的提醒太多，稍后自动再发',
  'quota-minute': '微信限制每分钟的条数，稍后自动再发',
  'quota-day': '微信限制每天的条数，次日自动再发',
  'wechat-busy': '微信繁忙，稍后自动再发',
  'wechat-unreachable': '暂时连不上微信，稍后自动再发',
  'user-blocked': '您在微信里拒收了这类消息',
  'content-refused': '微信没有接受消息内容，工作人员会查明',
  'not-configured': '本中心还没有设置微信提醒',
  'not-allowed': '微信没有受理，工作人员会处理',
  'unknown-code': '微信没有受理，工作人员会查明',
  'gave-up': '试了多次都没有发出',
};

/** Words are looked for in so many of the newest pushes; ids, receipts and the pushes of one notice in all. */
export const MAX_DELIVERIES_SEARCHED = 100_000;

/** At most so many pushes are tried again at once. */
export const MAX_RETRIES_AT_ONCE = 500;

/** How a line of a message's log reads: as it goes, well ended, or not as it should. */
export const stepTones = { plain: '进行', done: '完成', late: '未成' } as const;
export type StepTone = keyof typeof stepTones;

/** A push whose refusal nobody understands waits for a person. */
export const deadLetterStates = { open: '待处理', retried: '已再试', dismissed: '已忽略' } as const;
export type DeadLetterState = keyof typeof deadLetterStates;

export const wechatAccounts = { mini: '小程序', official: '服务号' } as const;
export type WechatAccountWord = keyof typeof wechatAccounts;

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

/** 内容审核: which words of people are checked before others read them. */
export const contentKinds = { case: '诉求', rating: '评价留言', opinion: '监督意见' } as const;
export type ContentKind = keyof typeof contentKinds;

export const contentStates = { pending: '审核中', passed: '已通过', refused: '未通过' } as const;
export type ContentState = keyof typeof contentStates;

/** Why checked words are not shown yet. Everything but `checking` waits for a person. */
export const contentWaits = {
  checking: '正在自动审核',
  earlier: '启用审核以前写的内容',
  guest: '提交人没有登录，无法自动审核',
  'not-configured': '尚未配置微信，无法自动审核',
  'not-seen': '提交人近两小时没有打开小程序，微信不受理',
  failed: '微信审核没有成功',
  review: '微信建议人工审核',
  risky: '微信认为有风险',
} as const;
export type ContentWait = keyof typeof contentWaits;

/** Labels of WeChat's text check; one that is not here is shown as 其他. */
export const contentLabels: Readonly<Record<number, string>> = {
  100: '正常',
  10001: '广告',
  20001: '时政',
  20002: '色情',
  20003: '辱骂',
  20006: '违法犯罪',
  20008: '欺诈',
  20012: '低俗',
  20013: '版权',
  21000: '其他',
};

export const feedFormats = { epoint: '新点 CMS 记录', jsonl: 'JSON Lines', xlsx: '电子表格' } as const;
export type FeedFormat = keyof typeof feedFormats;

/** What the scan before publication finds. */
export const personalDataKinds = {
  'resident-id': '居民身份证号',
  mobile: '手机号码',
  'bank-card': '银行卡号',
} as const;
export type PersonalDataKind = keyof typeof personalDataKinds;

/** What the server may hold about a person on the phone: its name, how it is counted, and what an erasure does with it. */
export const heldKinds = {
  account: { label: '微信用户标识', unit: '份', fate: 'deleted' },
  phone: { label: '手机号', unit: '个', fate: 'deleted' },
  sessions: { label: '登录记录', unit: '条', fate: 'deleted' },
  alerts: { label: '订阅', unit: '个', fate: 'deleted' },
  follows: { label: '关注', unit: '个', fate: 'deleted' },
  inboxItems: { label: '站内信', unit: '条', fate: 'deleted' },
  deliveries: { label: '推送记录', unit: '条', fate: 'deleted' },
  credits: { label: '微信提醒次数', unit: '项', fate: 'deleted' },
  ratings: { label: '评价', unit: '条', fate: 'anonymised' },
  cases: { label: '留言', unit: '条', fate: 'anonymised' },
  appointments: { label: '监督员任期与意见', unit: '项', fate: 'anonymised' },
  traces: { label: '操作记录', unit: '条', fate: 'anonymised' },
} as const;
export type HeldKind = keyof typeof heldKinds;

/** 登录的设备, as far as the phone says what it is. */
export const deviceKinds = { iphone: '苹果手机', android: '安卓手机', harmony: '鸿蒙手机', computer: '电脑', other: '其他设备' } as const;
export type DeviceKind = keyof typeof deviceKinds;

/** 资讯 as the desk sees it. `removed`: deleted or taken down at WeChat, kept without its text. */
export const articleStates = { shown: '显示中', hidden: '已隐藏', removed: '微信已删除' } as const;
export type ArticleState = keyof typeof articleStates;

/** What an entry of the official account's menu opens. `in-account`: works inside the account only. */
export const menuActions = { article: '公众号文章', link: '网页', page: '本小程序页面', 'mini-program': '其他小程序', 'in-account': '公众号内操作' } as const;
export type MenuAction = keyof typeof menuActions;

/** 附件 that people send in: what they can be, and how many belong to one case, opinion or rating. */
export const uploadKinds = { photo: '照片', pdf: 'PDF 文件' } as const;
export type UploadKind = keyof typeof uploadKinds;
export const MAX_UPLOADS = 9;
/** Of any file; a photo's own limit may be lower. */
export const MAX_UPLOAD_MEGABYTES = 20;

/** 办事时限与依据: where a rule belongs. `centre`: the centre's own promises. */
export const ruleGroups = { centre: '本中心承诺', engineering: '工程建设招标投标', procurement: '政府采购', information: '政府信息公开' } as const;
export type RuleGroup = keyof typeof ruleGroups;
