import type { OwnTerm, Supervisor } from '@sunshine/contracts';
import { useState } from 'react';
import { Field, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { api } from '../../services/api';
import { renamed } from '../../services/errors';
import { useAction } from '../../services/use-answer';
import { groupedCode } from './supervisor-words';
import { TermCard } from './term-card';

const CODE = 19;

async function send<T>(what: 'invitation' | 'acceptance', code: string): Promise<T> {
  try {
    return await api.post<T>(`/api/supervisor/${what}`, { body: { code }, login: 'required' });
  } catch (error) {
    throw renamed(error, ['NOT_FOUND', 'VALIDATION_FAILED'], 'INVITATION_NOT_FOUND');
  }
}

/** The invited person: type the code, read what will be public, accept. */
export function useAccept(onAccepted: () => void) {
  const [code, setCode] = useState('');
  const [found, setFound] = useState<Supervisor | null>(null);
  const looking = useAction(async () => setFound(await send<Supervisor>('invitation', code)));
  const accepting = useAction(async () => {
    await send<OwnTerm>('acceptance', code);
    onAccepted();
  });
  const body = found ? (
    <>
      <TermCard supervisor={found} />
      <Words as="p">接受后，您的姓名、身份、单位和任期会向社会公开；您署名提出的意见也会公开。您的微信号和电话不公开。</Words>
      {accepting.error !== null && <Failed error={accepting.error} onRetry={accepting.run} />}
    </>
  ) : (
    <>
      <Words as="p">中心聘任您时，会给您一个 16 位的邀请码，7 天内有效，只能用一次。</Words>
      <Field label="邀请码" hint="四个一组，不分大小写" maxLength={CODE} value={code} onChange={(typed) => setCode(groupedCode(typed))} onConfirm={looking.run} placeholder="XXXX-XXXX-XXXX-XXXX" />
      {looking.error !== null && <Failed error={looking.error} kept onRetry={looking.run} />}
    </>
  );
  const action = found ? (
    <Tap className="button wide-button" disabled={accepting.busy} onTap={accepting.run}>
      {accepting.busy ? '正在提交…' : '接受聘任'}
    </Tap>
  ) : (
    <Tap className="button wide-button" disabled={looking.busy || code.length < CODE} onTap={looking.run}>
      {looking.busy ? '正在核对…' : '看看聘任内容'}
    </Tap>
  );
  return { body, action };
}
