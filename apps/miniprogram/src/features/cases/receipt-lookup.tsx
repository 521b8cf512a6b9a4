import type { PublicCase } from '@sunshine/contracts';
import { caseKinds, caseStates } from '@sunshine/contracts/words';
import { useEffect, useState } from 'react';
import { Box, Field, Heading, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { api } from '../../services/api';
import { renamed } from '../../services/errors';
import { storage } from '../../services/storage';
import { useAction } from '../../services/use-answer';
import { momentWords } from '../../wording/dates';
import { normalReceipt } from '../../wording/receipt';
import { caseText } from './case-text';

function CaseCard({ found }: { found: PublicCase }) {
  const now = Date.now();
  return (
    <Box as="article" className="card plain-card">
      <Box className="card-head">
        <Words className="chip">{caseKinds[found.kind]}</Words>
        <Words className="card-kind">{caseStates[found.state]}</Words>
        <Words className="card-day">{momentWords(found.createdAt, now)}</Words>
      </Box>
      <Heading level={2} className="card-title">
        {found.receipt}
      </Heading>
      {found.noticeTitle && <Words as="p" className="hint">{`关于公告：${found.noticeTitle}`}</Words>}
      <Words as="p" className={found.text === null ? 'hint' : ''}>
        {caseText(found)}
      </Words>
      <Box className="answer">
        <Words as="p" className="field-label">{found.answeredAt ? `答复（${momentWords(found.answeredAt, now)}）` : '答复'}</Words>
        <Words as="p">{found.answer ?? '还没有答复，请过几天再来看'}</Words>
      </Box>
    </Box>
  );
}

async function caseOf(receipt: string): Promise<PublicCase> {
  try {
    const code = storage.read('receipt-codes')?.[receipt];
    return await api.post<PublicCase>('/api/cases/lookup', { body: { receipt, ...(code === undefined ? {} : { code }) }, login: 'if-any' });
  } catch (error) {
    throw renamed(error, ['NOT_FOUND'], 'RECEIPT_NOT_FOUND');
  }
}

export function ReceiptLookup({ first }: { first: string }) {
  const [typed, setTyped] = useState(first);
  const [found, setFound] = useState<PublicCase | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const looking = useAction(async (text: string) => {
    setFound(null);
    const receipt = normalReceipt(text);
    setProblem(receipt ? null : '受理编号形如 20261122-7K3F9M2QXW，请照原样填写');
    if (receipt) setFound(await caseOf(receipt));
  });
  const { run } = looking;
  useEffect(() => {
    if (first) run(first);
  }, [first]);
  const remembered = storage.read('receipts') ?? [];
  return (
    <>
      <Field label="受理编号" hint="提交留言时给您的编号" maxLength={30} value={typed} onChange={setTyped} onConfirm={() => run(typed)} placeholder="20261122-7K3F9M2QXW" />
      <Tap className="button wide-button" disabled={looking.busy} onTap={() => run(typed)}>
        {looking.busy ? '正在查…' : '查询'}
      </Tap>
      {problem && (
        <Words as="p" className="problem">
          {problem}
        </Words>
      )}
      {looking.error !== null && <Failed error={looking.error} onRetry={() => run(typed)} />}
      {found && <CaseCard found={found} />}
      {!found && remembered.length > 0 && (
        <Box as="section" className="block">
          <Heading level={2} className="block-title">
            在这部手机上提交过的
          </Heading>
          {remembered.map((receipt) => (
            <Tap
              key={receipt}
              className="row"
              label={`查询 ${receipt}`}
              onTap={() => {
                setTyped(receipt);
                run(receipt);
              }}
            >
              {receipt}
            </Tap>
          ))}
        </Box>
      )}
    </>
  );
}
