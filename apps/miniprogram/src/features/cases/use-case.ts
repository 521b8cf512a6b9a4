import type { CasePath, CasePathList, CaseReceipt } from '@sunshine/contracts';
import { caseKinds, type CaseKind } from '@sunshine/contracts/words';
import { useRef, useState } from 'react';
import { api } from '../../services/api';
import { keepReceipt } from '../../services/receipts';
import { sendOnce } from '../../services/send-once';
import { source } from '../../services/source';
import { storage } from '../../services/storage';
import { askToBeTold } from '../../services/subscribe';
import { useAnswer } from '../../services/use-answer';
import { bodyOf, draftKey, emptyDraft, withDraft, type CaseDraft } from '../../wording/case-draft';

/** What somebody writes, kept on the phone until it is sent. */
export function useDraft(kind: CaseKind, noticeId: string | null) {
  const key = draftKey(kind, noticeId);
  const [draft, setDraft] = useState<CaseDraft>(() => ({ ...emptyDraft, ...storage.read('case-drafts')?.[key] }));
  const keep = (next: CaseDraft | null) => storage.write('case-drafts', withDraft(storage.read('case-drafts') ?? {}, key, next));
  // A photo may arrive while something else is being typed.
  const latest = useRef(draft);
  const set = (part: Partial<CaseDraft>) => {
    latest.current = { ...latest.current, ...part };
    setDraft(latest.current);
    keep(latest.current);
  };
  return { draft, set, forget: () => keep(null) };
}

/** The legal path of a kind as it stands today; the filer's own days move its end. */
export function usePath(kind: CaseKind, noticeId: string | null, { knownOn, priorFiledOn, priorRepliedOn }: CaseDraft) {
  const query = { kind, noticeId: noticeId ?? undefined, knownOn: knownOn ?? undefined, priorFiledOn: priorFiledOn ?? undefined, priorRepliedOn: priorRepliedOn ?? undefined };
  return useAnswer<CasePath>(() => api.get('/api/cases/path', { query }), JSON.stringify(query));
}

export const usePaths = () => useAnswer<CasePathList>(() => api.get('/api/cases/paths'));

interface Filing {
  kind: CaseKind;
  noticeId: string | null;
  /** The notice that it is about, for the list of receipts on this phone. */
  about: string | null;
  callBack: boolean;
  insist: boolean;
  uploadIds: string[];
  isToldWanted: boolean;
}

/** Sends a case, and remembers its receipt and code on the phone. */
export async function file(draft: CaseDraft, { about, isToldWanted, ...filing }: Filing): Promise<CaseReceipt> {
  if (isToldWanted) await askToBeTold('answer');
  const given = await sendOnce<CaseReceipt>('/api/cases', bodyOf(draft, { ...filing, source }), isToldWanted || filing.callBack ? 'required' : 'if-any');
  keepReceipt({ receipt: given.receipt, code: given.code, title: [caseKinds[filing.kind], about].filter(Boolean).join(' · ') });
  return given;
}
