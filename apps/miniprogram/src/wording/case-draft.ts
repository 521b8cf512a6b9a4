import type { CreateCase } from '@sunshine/contracts';
import { caseFields, formalCaseKinds, type CaseField, type CaseKind } from '@sunshine/contracts/words';

/** What was typed and not sent yet. Files are not kept: they wait a day at the server only. */
export interface CaseDraft {
  text: string;
  items: string;
  requests: string;
  basis: string;
  filerName: string;
  contact: string;
  knownOn: string | null;
  priorFiledOn: string | null;
  priorRepliedOn: string | null;
  publishConsent: boolean;
}

export const emptyDraft: CaseDraft = { text: '', items: '', requests: '', basis: '', filerName: '', contact: '', knownOn: null, priorFiledOn: null, priorRepliedOn: null, publishConsent: false };

/** What is written about one notice is not about another, and an enquiry is no complaint. */
export const draftKey = (kind: CaseKind, noticeId: string | null): string => `${kind}/${noticeId ?? ''}`;

/** So many unfinished ones are kept, the newest. */
const MOST_DRAFTS = 8;

/** The kept drafts with this one on top; null takes it away. */
export function withDraft(kept: Record<string, CaseDraft>, key: string, draft: CaseDraft | null): Record<string, CaseDraft> {
  const others = Object.entries(kept).filter(([name]) => name !== key);
  return Object.fromEntries(draft ? [[key, draft], ...others.slice(0, MOST_DRAFTS - 1)] : others);
}

export const isFormal = (kind: CaseKind): boolean => formalCaseKinds.some((one) => one === kind);

const SHORTEST = 5;
const typed = ['filerName', 'contact', 'items', 'text', 'requests', 'basis'] as const;
type Typed = (typeof typed)[number];

export interface TextField {
  key: Typed;
  label: string;
  hint: string;
  isLong: boolean;
  isNeeded: boolean;
}

const formalHints: Record<Typed, string> = {
  filerName: '单位请写全称',
  contact: '只有处理的人能看到',
  items: '对哪一条、哪件事有意见，一条一条写清',
  text: '发生了什么，凭什么这样说',
  requests: '希望怎么处理，例如：修改招标文件第几条',
  basis: '依据哪部法、第几条；不清楚可以不写',
};

const freeHints: Record<Exclude<CaseKind, 'objection' | 'challenge' | 'complaint'>, string> = {
  enquiry: '想问什么？例如：报名需要带哪些材料',
  suggestion: '您对中心的工作有什么建议？',
  correction: '哪里有错？应该是什么？没有公开的，写明缺什么',
};

function formalFields(mustContain: CaseField[]): TextField[] {
  const names: Record<Typed, string> = { filerName: caseFields.filerName, contact: caseFields.contact, items: caseFields.items, text: caseFields.text, requests: caseFields.requests, basis: caseFields.basis };
  return typed.map((key) => {
    const isNeeded = key === 'filerName' || key === 'contact' || mustContain.includes(key);
    return { key, label: isNeeded ? names[key] : `${names[key]}（可不填）`, hint: formalHints[key], isLong: key !== 'filerName' && key !== 'contact', isNeeded };
  });
}

/** The fields of a kind in the order of the form: who and what of a formal case, otherwise the words first. */
export function textFields(kind: CaseKind, mustContain: CaseField[]): TextField[] {
  if (kind === 'objection' || kind === 'challenge' || kind === 'complaint') return formalFields(mustContain);
  return [
    { key: 'text', label: '内容', hint: freeHints[kind], isLong: true, isNeeded: true },
    { key: 'contact', label: '联系方式（可不填）', hint: '只有处理的人能看到，用来回复您', isLong: false, isNeeded: false },
  ];
}

/** What is missing before it can be sent, the first thing first. */
export function draftProblem(draft: CaseDraft, kind: CaseKind, mustContain: CaseField[]): string | null {
  const empty = textFields(kind, mustContain).find(({ key, isNeeded }) => isNeeded && draft[key].trim() === '');
  if (empty && empty.key !== 'text') return `请填写“${empty.label}”`;
  if (draft.text.trim().length < SHORTEST) return isFormal(kind) ? `“${caseFields.text}”请至少写 ${SHORTEST} 个字` : `请至少写 ${SHORTEST} 个字`;
  if (mustContain.includes('priorFiledOn') && draft.priorFiledOn === null) return `请选择“${caseFields.priorFiledOn}”`;
  return null;
}

interface Filing {
  kind: CaseKind;
  noticeId: string | null;
  source: CreateCase['source'];
  callBack: boolean;
  insist: boolean;
  uploadIds: string[];
}

/** The body that is sent; fields that the kind does not ask for stay out of it. */
export function bodyOf(draft: CaseDraft, filing: Filing): Omit<CreateCase, 'clientId'> {
  const isAsked = isFormal(filing.kind);
  const only = (value: string) => (isAsked ? value.trim() : '');
  return {
    ...filing,
    text: draft.text.trim(),
    contact: draft.contact.trim(),
    items: only(draft.items),
    requests: only(draft.requests),
    basis: only(draft.basis),
    filerName: only(draft.filerName),
    knownOn: draft.knownOn,
    priorFiledOn: draft.priorFiledOn,
    priorRepliedOn: draft.priorRepliedOn,
    publishConsent: draft.publishConsent,
  };
}
