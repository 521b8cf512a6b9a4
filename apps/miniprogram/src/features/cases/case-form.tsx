import type { CaseReceipt, CaseToFile, Notice } from '@sunshine/contracts';
import { caseKinds, type CaseKind } from '@sunshine/contracts/words';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Area, Box, Field, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { TellMe } from '../../components/tell-me';
import { api, session } from '../../services/api';
import { storage } from '../../services/storage';
import { askToBeTold } from '../../services/subscribe';
import { useAction, useAnswer } from '../../services/use-answer';
import { CallBack } from './call-back';

const SHORTEST = 5;
/** How many receipt numbers this phone remembers. */
const RECEIPTS = 20;

const hints: Record<CaseKind, string> = {
  enquiry: '想问什么？例如：报名需要带哪些材料',
  suggestion: '您对中心的工作有什么建议？',
  objection: '请写明事实和理由',
  challenge: '请写明事实和理由',
  complaint: '请写明事实和理由',
  correction: '哪里有错？应该是什么？',
};

/** A suggestion or enquiry may be either; a correction is about its notice and stays one. */
const kindOptions = (['enquiry', 'suggestion'] as const).map((value) => ({ value, label: caseKinds[value] }));

function AboutNotice({ id }: { id: string }) {
  const notice = useAnswer(() => api.get<Notice>(`/api/notices/${encodeURIComponent(id)}`), id);
  if (notice.error !== null) return <Failed error={notice.error} onRetry={() => void notice.reload()} />;
  return <Words as="p" className="about">{notice.data ? `关于公告：${notice.data.title}` : '正在读取公告…'}</Words>;
}

async function send(draft: CaseToFile, isToldWanted: boolean): Promise<string> {
  if (isToldWanted) await askToBeTold('answer');
  const { receipt, code } = await api.post<CaseReceipt>('/api/cases', { body: draft, login: isToldWanted || draft.callBack ? 'required' : 'if-any' });
  storage.write('receipts', [receipt, ...(storage.read('receipts') ?? [])].slice(0, RECEIPTS));
  storage.write('receipt-codes', { ...storage.read('receipt-codes'), [receipt]: code });
  storage.remove('case-draft');
  return receipt;
}

/** What was typed and not sent yet; words about one notice are not about another. */
function keptDraft(noticeId: string | null) {
  const kept = storage.read('case-draft');
  return kept?.noticeId === noticeId ? kept : { noticeId, text: '', contact: kept?.contact ?? '' };
}

interface CaseFormProps {
  kind: CaseKind;
  noticeId: string | null;
  onSent: (receipt: string) => void;
}

export function CaseForm({ kind: first, noticeId, onSent }: CaseFormProps) {
  const [kind, setKind] = useState(first);
  const [draft, setDraft] = useState(() => keptDraft(noticeId));
  const [problem, setProblem] = useState<string | null>(null);
  const [callBack, setCallBack] = useState(false);
  const [isToldWanted, setToldWanted] = useState(() => session.token() !== undefined);
  const set = (part: Partial<typeof draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    storage.write('case-draft', next);
  };
  const sending = useAction(async () => {
    const isShort = draft.text.trim().length < SHORTEST;
    setProblem(isShort ? `请至少写 ${SHORTEST} 个字` : null);
    if (!isShort) onSent(await send({ kind, noticeId, text: draft.text.trim(), contact: draft.contact.trim(), callBack }, isToldWanted));
  });
  return (
    <>
      {first === 'correction' ? (
        noticeId && <AboutNotice id={noticeId} />
      ) : (
        <Choices label="留言类别" single options={kindOptions} chosen={kind === 'correction' ? [] : [kind]} onChange={([next]) => next && setKind(next)} />
      )}
      <Area label="内容" hint={hints[kind]} value={draft.text} onChange={(text) => set({ text })} placeholder="请不要写身份证号、银行卡号" />
      <Field label="联系方式（可不填）" hint="只有工作人员能看到，用来回复您" maxLength={60} value={draft.contact} onChange={(contact) => set({ contact })} placeholder="电话或微信号" />
      <CallBack wanted={callBack} onChange={setCallBack} />
      <TellMe wanted={isToldWanted} onChange={setToldWanted} />
      {problem && (
        <Words as="p" className="problem">
          {problem}
        </Words>
      )}
      {sending.error !== null && <Failed error={sending.error} kept onRetry={sending.run} />}
      <Box>
        <Tap className="button wide-button" disabled={sending.busy} onTap={sending.run}>
          {sending.busy ? '正在提交…' : '提交'}
        </Tap>
      </Box>
    </>
  );
}
