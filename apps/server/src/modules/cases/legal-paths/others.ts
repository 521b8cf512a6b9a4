import { ASK, REPORT, SUGGEST, type LegalPath, type WrongKind } from './legal-path.js';

const OTHERS = ['land', 'mining', 'property', 'other'] as const;
const AS_REGULATED = { law: '以监管部门规定为准', article: '见公告和交易文件' } as const;
const TO_OWNER = '本中心收到后转交出让方、转让方等项目单位；临近截止的，请同时直接向其提出';
const PROMISE = { rule: 'case-answer', from: 'filed' } as const;

/** Land, mining, state property and the rest: the time limits of objections to them have not been read at the source, so none is counted. */
export const otherPaths: readonly LegalPath[] = [
  {
    id: 'other-objection',
    kind: 'objection',
    title: '对交易活动的异议',
    categories: OTHERS,
    notice: 'needed',
    who: '竞买人、受让意向人或者其他利害关系人',
    to: 'owner',
    until: { by: 'authority', words: '公告载明期限的，在期限内提出；没有载明的，以监管部门规定为准' },
    basis: AS_REGULATED,
    mustContain: ['notice', 'items', 'text', 'requests', 'filerName', 'contact'],
    answer: PROMISE,
    notes: [TO_OWNER],
    insteadOf: [REPORT, ASK],
  },
  {
    id: 'other-complaint',
    kind: 'complaint',
    title: '对交易活动的投诉',
    categories: OTHERS,
    notice: 'needed',
    who: '交易当事人或者其他利害关系人',
    to: 'authority',
    until: { by: 'authority', words: '以监管部门规定为准' },
    basis: AS_REGULATED,
    mustContain: ['notice', 'items', 'text', 'requests', 'filerName', 'contact'],
    answer: PROMISE,
    notes: ['本中心收到后转送监督部门，由监督部门决定是否受理；临近截止的，请同时直接向监督部门投诉'],
    insteadOf: [ASK],
  },
];

export const otherWrongKinds: readonly WrongKind[] = [
  {
    kind: 'challenge',
    categories: OTHERS,
    title: '质疑',
    why: '质疑是政府采购的渠道，这个项目请提异议或者投诉',
    basis: { rule: 'procurement-challenge' },
    insteadOf: [{ kind: 'objection', why: '对交易活动有不同意见，请提异议' }, REPORT, SUGGEST],
  },
];
