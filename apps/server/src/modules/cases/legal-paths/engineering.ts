import { ASK, type Instead, type LegalPath, type WrongKind } from './legal-path.js';

const ENGINEERING = ['engineering'] as const;
/** Notices about which no objection is left. */
const AFTER_OBJECTIONS = ['result', 'termination', 'contract', 'acceptance', 'single-source', 'other'] as const;
const OBJECTION_CONTENT = ['notice', 'items', 'text', 'requests', 'filerName', 'contact'] as const;
const REPLY = { rule: 'objection-reply', from: 'filed' } as const;
const TO_TENDERER = '本中心收到后转交招标人；异议应当向招标人提出，临近截止的请同时直接向其提出';
const NO_DEADLINE = '公告没有载明投标截止时间，以招标文件载明的为准';

/** Whoever let the objection pass must not be sent to a complaint that will not be heard. */
const REPORT: Instead = { kind: 'complaint', why: '认为有违法违规行为，可以向监督部门投诉；就资格预审文件、招标文件、开标、评标结果投诉的，应当先提出过异议' };

/** 招标投标法实施条例 22, 44, 54, 60, 61. */
export const engineeringPaths: readonly LegalPath[] = [
  {
    id: 'engineering-prequalification-objection',
    kind: 'objection',
    title: '对资格预审文件的异议',
    categories: ENGINEERING,
    types: ['tender', 'change'],
    titleHolds: ['资格预审', '资审'],
    notice: 'needed',
    who: '潜在投标人或者其他利害关系人',
    to: 'tenderer',
    until: { by: 'rule', rule: 'prequalification-objection', from: [{ day: 'bidDeadline' }], missing: '公告没有载明提交资格预审申请文件的截止时间，以资格预审文件载明的为准' },
    basis: { rule: 'prequalification-objection' },
    mustContain: OBJECTION_CONTENT,
    suspends: true,
    answer: REPLY,
    notes: [TO_TENDERER],
    insteadOf: [REPORT, ASK],
  },
  {
    id: 'engineering-documents-objection',
    kind: 'objection',
    title: '对招标文件的异议',
    categories: ENGINEERING,
    types: ['plan', 'consultation', 'tender', 'change'],
    notice: 'needed',
    who: '潜在投标人或者其他利害关系人',
    to: 'tenderer',
    until: { by: 'rule', rule: 'tender-documents-objection', from: [{ day: 'bidDeadline' }], missing: NO_DEADLINE },
    basis: { rule: 'tender-documents-objection' },
    mustContain: OBJECTION_CONTENT,
    suspends: true,
    answer: REPLY,
    notes: [TO_TENDERER],
    insteadOf: [REPORT, ASK],
  },
  {
    id: 'engineering-opening-objection',
    kind: 'objection',
    title: '对开标的异议',
    categories: ENGINEERING,
    types: ['opening'],
    notice: 'needed',
    who: '投标人',
    to: 'tenderer',
    until: { by: 'on-the-spot', rule: 'opening-objection' },
    basis: { rule: 'opening-objection' },
    mustContain: OBJECTION_CONTENT,
    answer: null,
    notes: ['异议和答复都记入开标记录'],
    insteadOf: [{ kind: 'complaint', why: '已在现场提出异议、对答复不满意的，可以向监督部门投诉' }, ASK],
  },
  {
    id: 'engineering-result-objection',
    kind: 'objection',
    title: '对评标结果的异议',
    categories: ENGINEERING,
    types: ['candidates'],
    notice: 'needed',
    who: '投标人或者其他利害关系人',
    to: 'tenderer',
    until: { by: 'notice', rule: 'result-objection', day: 'publicityUntil', missing: '公示没有载明截止日期，以公示内容为准' },
    basis: { rule: 'result-objection' },
    mustContain: OBJECTION_CONTENT,
    suspends: true,
    answer: REPLY,
    notes: [TO_TENDERER, '适用于依法必须进行招标的项目'],
    insteadOf: [REPORT, ASK],
  },
  {
    id: 'engineering-complaint',
    kind: 'complaint',
    title: '对招标投标活动的投诉',
    categories: ENGINEERING,
    notice: 'needed',
    who: '投标人或者其他利害关系人',
    to: 'authority',
    until: { by: 'rule', rule: 'tender-complaint', from: [{ day: 'knownOn' }, { day: 'published' }], excludesPrior: true, missing: '自知道或者应当知道之日起计算' },
    basis: { rule: 'tender-complaint' },
    mustContain: ['notice', 'items', 'text', 'requests', 'evidence', 'filerName', 'contact'],
    accept: 'tender-complaint-acceptance',
    answer: { rule: 'tender-complaint-decision', from: 'accepted' },
    pauses: '招标投标法实施条例第六十一条',
    notes: ['就资格预审文件、招标文件、开标、评标结果投诉的，应当先向招标人提出异议；异议答复期间不计算在投诉期限内', '本中心收到后转送监督部门，由监督部门决定是否受理；临近截止的，请同时直接向监督部门投诉'],
    insteadOf: [ASK],
  },
];

export const engineeringWrongKinds: readonly WrongKind[] = [
  {
    kind: 'objection',
    categories: ENGINEERING,
    types: AFTER_OBJECTIONS,
    title: '异议',
    why: '异议只能针对资格预审文件、招标文件、开标和评标结果，并且要在各自的期限内提出',
    basis: { rule: 'complaint-after-objection' },
    insteadOf: [REPORT, ASK],
  },
  {
    kind: 'challenge',
    categories: ENGINEERING,
    types: AFTER_OBJECTIONS,
    title: '质疑',
    why: '质疑是政府采购的渠道；工程建设招标投标到这一步，可以投诉',
    basis: { rule: 'tender-complaint' },
    insteadOf: [REPORT, ASK],
  },
  {
    kind: 'challenge',
    categories: ENGINEERING,
    title: '质疑',
    why: '质疑是政府采购的渠道，工程建设招标投标用异议',
    basis: { rule: 'tender-documents-objection' },
    insteadOf: [{ kind: 'objection', why: '工程建设项目请提异议' }, REPORT, ASK],
  },
];
