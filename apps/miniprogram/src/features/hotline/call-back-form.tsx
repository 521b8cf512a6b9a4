import type { CaseReceipt } from '@sunshine/contracts';
import { useState } from 'react';
import { Area, Field } from '../../components/elements';
import { FormFoot } from '../../components/form-foot';
import { keepReceipt } from '../../services/receipts';
import { sendOnce } from '../../services/send-once';
import { source } from '../../services/source';
import { useAction } from '../../services/use-answer';
import { callBackProblem, plainPhone, type CallBackDraft } from './call-back-words';

const nothing: CallBackDraft = { phone: '', when: '', about: '' };

async function ask(draft: CallBackDraft): Promise<CaseReceipt> {
  const given = await sendOnce<CaseReceipt>('/api/call-backs', { phone: plainPhone(draft.phone), when: draft.when.trim(), about: draft.about.trim(), source }, 'if-any');
  keepReceipt({ receipt: given.receipt, code: given.code, title: '请求回电' });
  return given;
}

/** A request to be rung back; somebody answers for it as for any other case. */
export function CallBackForm({ onAsked }: { onAsked: (given: CaseReceipt) => void }) {
  const [draft, setDraft] = useState(nothing);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (part: Partial<CallBackDraft>) => setDraft({ ...draft, ...part });
  const sending = useAction(async () => {
    const wrong = callBackProblem(draft);
    setProblem(wrong);
    if (!wrong) onAsked(await ask(draft));
  });
  return (
    <>
      <Field label="您的电话" hint="只有处理的人能看到，回电后按期删除" maxLength={20} value={draft.phone} onChange={(phone) => set({ phone })} placeholder="手机或带区号的座机" />
      <Field label="什么时候方便接（可不填）" maxLength={60} value={draft.when} onChange={(when) => set({ when })} placeholder="例如：明天上午" />
      <Area label="想说什么事" maxLength={500} value={draft.about} onChange={(about) => set({ about })} placeholder="请不要写身份证号、银行卡号" />
      <FormFoot problem={problem} sending={sending} yes="请给我回电" doing="正在提交…" />
    </>
  );
}
