import type { ErasureReceipt } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, Field, Heading, Tap, Words } from '../../components/elements';
import { Problem } from '../../components/form-foot';
import { Failed } from '../../components/states';
import { api } from '../../services/api';
import { renamed } from '../../services/errors';
import { useAction } from '../../services/use-answer';
import { momentWords } from '../../wording/dates';
import { normalReceipt } from '../../wording/receipt';
import { erasedWords } from './account-words';

async function erasureOf(receipt: string): Promise<ErasureReceipt> {
  try {
    return await api.get<ErasureReceipt>(`/api/erasures/${receipt}`);
  } catch (error) {
    throw renamed(error, ['NOT_FOUND'], 'RECEIPT_NOT_FOUND');
  }
}

/** Whoever erased their data can have it confirmed, without a login. */
export function ErasureLookup() {
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<ErasureReceipt | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const looking = useAction(async () => {
    setFound(null);
    const receipt = normalReceipt(typed);
    setProblem(receipt ? null : '凭证编号形如 20261122-7K3F9M2QXW，请照原样填写');
    if (receipt) setFound(await erasureOf(receipt));
  });
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        查证删除凭证
      </Heading>
      <Field label="凭证编号" hint="删除数据时给您的编号" maxLength={30} value={typed} onChange={setTyped} onConfirm={looking.run} placeholder="20261122-7K3F9M2QXW" />
      <Tap className="button quiet" disabled={looking.busy} onTap={looking.run}>
        {looking.busy ? '正在查…' : '查证'}
      </Tap>
      <Problem words={problem} />
      {looking.error !== null && <Failed error={looking.error} onRetry={looking.run} />}
      {found && (
        <Box className="done" role="status">
          <Words as="p">{`${momentWords(found.erasedAt, Date.now())} 删除了一位用户的数据：`}</Words>
          {erasedWords(found.erased).map((line) => (
            <Words as="p" key={line}>
              {line}
            </Words>
          ))}
        </Box>
      )}
    </Box>
  );
}
