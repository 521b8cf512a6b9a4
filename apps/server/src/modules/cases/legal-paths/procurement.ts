import { ASK, type LegalPath, type WrongKind } from './legal-path.js';

const PROCUREMENT = ['procurement'] as const;
const CHALLENGE_CONTENT = ['notice', 'items', 'text', 'requests', 'evidence', 'filerName', 'contact'] as const;
const REPLY = { rule: 'procurement-challenge-reply', from: 'filed' } as const;
const SIGNING_WAITS = '质疑事项可能影响中标、成交结果的，采购人应当暂停签订合同，已经签订的应当中止履行（政府采购法实施条例第五十四条）';
const TO_PURCHASER = '应当以书面形式向采购人或者其采购代理机构提出；本中心收到后转交，临近截止的请同时直接向其提出';
const LATE = [{ kind: 'complaint' as const, why: '此前已依法质疑的，可以向财政部门投诉' }, ASK];

/** 政府采购法 52, 53, 55, 56; 政府采购法实施条例 52 to 58. */
export const procurementPaths: readonly LegalPath[] = [
  {
    id: 'procurement-documents-challenge',
    kind: 'challenge',
    title: '对采购文件的质疑',
    categories: PROCUREMENT,
    types: ['plan', 'consultation', 'tender', 'change'],
    notice: 'needed',
    who: '供应商',
    to: 'purchaser',
    until: { by: 'rule', rule: 'procurement-challenge', from: [{ day: 'knownOn' }, { day: 'published', after: 'procurement-notice-period' }], missing: '自收到采购文件之日或者采购文件公告期限届满之日起计算' },
    basis: { rule: 'procurement-challenge' },
    mustContain: CHALLENGE_CONTENT,
    answer: REPLY,
    notes: [TO_PURCHASER, SIGNING_WAITS],
    insteadOf: LATE,
  },
  {
    id: 'procurement-process-challenge',
    kind: 'challenge',
    title: '对采购过程的质疑',
    categories: PROCUREMENT,
    types: ['opening'],
    notice: 'needed',
    who: '供应商',
    to: 'purchaser',
    until: { by: 'rule', rule: 'procurement-challenge', from: [{ day: 'knownOn' }, { day: 'openingAt' }, { day: 'published' }], missing: '自各采购程序环节结束之日起计算' },
    basis: { rule: 'procurement-challenge' },
    mustContain: CHALLENGE_CONTENT,
    answer: REPLY,
    notes: [TO_PURCHASER, SIGNING_WAITS],
    insteadOf: LATE,
  },
  {
    id: 'procurement-result-challenge',
    kind: 'challenge',
    title: '对中标、成交结果的质疑',
    categories: PROCUREMENT,
    types: ['candidates', 'result', 'termination'],
    notice: 'needed',
    who: '供应商',
    to: 'purchaser',
    until: { by: 'rule', rule: 'procurement-challenge', from: [{ day: 'publicityUntil' }, { day: 'published', after: 'procurement-result-period' }], missing: '自结果公告期限届满之日起计算' },
    basis: { rule: 'procurement-challenge' },
    mustContain: CHALLENGE_CONTENT,
    answer: REPLY,
    notes: [TO_PURCHASER, SIGNING_WAITS],
    insteadOf: LATE,
  },
  {
    id: 'procurement-complaint',
    kind: 'complaint',
    title: '对政府采购活动的投诉',
    categories: PROCUREMENT,
    notice: 'needed',
    who: '质疑供应商，对答复不满意或者未在规定时间内得到答复的',
    to: 'authority',
    until: { by: 'rule', rule: 'procurement-complaint', from: [{ day: 'priorFiledOn', after: 'procurement-challenge-reply' }], missing: '自质疑答复期满起计算' },
    basis: { rule: 'procurement-complaint' },
    mustContain: ['notice', 'items', 'text', 'requests', 'evidence', 'priorFiledOn', 'filerName', 'contact'],
    accept: 'procurement-complaint-review',
    answer: { rule: 'procurement-complaint-decision', from: 'filed' },
    pauses: '政府采购法实施条例第五十八条',
    prior: 'challenge',
    notes: ['投诉的事项不得超出已质疑事项的范围（政府采购法实施条例第五十五条）', '本中心收到后转送财政部门，由财政部门决定是否受理；临近截止的，请同时直接向财政部门投诉'],
    insteadOf: [{ kind: 'challenge', why: '还没有质疑的，先在期限内提出质疑' }, ASK],
  },
  {
    id: 'procurement-enquiry',
    kind: 'enquiry',
    title: '对采购活动事项的询问',
    categories: PROCUREMENT,
    notice: 'needed',
    who: '供应商；其他人也可以向本中心咨询',
    to: 'purchaser',
    until: { by: 'none' },
    basis: { rule: 'procurement-enquiry-reply' },
    mustContain: ['text'],
    answer: { rule: 'procurement-enquiry-reply', from: 'filed' },
    insteadOf: [],
  },
];

/** Notices about which no challenge is left, or which the law answers otherwise. */
const NO_CHALLENGE = ['single-source', 'contract', 'acceptance', 'other'] as const;
const TO_THE_PURCHASER = [{ kind: 'suggestion' as const, why: '可以把意见交给本中心，由本中心转送采购人' }, ASK];

export const procurementWrongKinds: readonly WrongKind[] = [
  {
    kind: 'objection',
    categories: PROCUREMENT,
    types: NO_CHALLENGE,
    title: '异议',
    why: '异议是工程建设招标投标的渠道；对这类公告的意见，请按公告载明的方式提出，以监管部门规定为准',
    basis: { rule: 'procurement-challenge' },
    insteadOf: TO_THE_PURCHASER,
  },
  {
    kind: 'objection',
    categories: PROCUREMENT,
    title: '异议',
    why: '异议是工程建设招标投标的渠道，政府采购用质疑',
    basis: { rule: 'procurement-challenge' },
    insteadOf: [{ kind: 'challenge', why: '政府采购项目请提质疑' }, ASK],
  },
  {
    kind: 'challenge',
    categories: PROCUREMENT,
    types: NO_CHALLENGE,
    title: '质疑',
    why: '质疑针对采购文件、采购过程和中标、成交结果；对这类公告的意见，请按公告载明的方式提出，以监管部门规定为准',
    basis: { rule: 'procurement-challenge' },
    insteadOf: TO_THE_PURCHASER,
  },
];
