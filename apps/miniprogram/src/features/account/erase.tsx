import type { ErasureReceipt } from '@sunshine/contracts';
import { useState } from 'react';
import { AskSheet } from '../../components/ask-sheet';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { api, session } from '../../services/api';
import { platform } from '../../services/platform';
import { storage } from '../../services/storage';
import { useAction } from '../../services/use-answer';
import { erasedWords } from './account-words';

/** Erases on the server and on the phone; only the type size stays. */
async function erase(): Promise<ErasureReceipt> {
  const erased = await api.remove<ErasureReceipt>('/api/me', { login: 'required' });
  const elder = storage.read('elder');
  storage.clear();
  if (elder !== undefined) storage.write('elder', elder);
  platform.showUnread(0);
  return erased;
}

export function useErase() {
  const [isAsked, setAsked] = useState(false);
  const [erased, setErased] = useState<ErasureReceipt | null>(null);
  const erasing = useAction(async () => {
    setErased(await erase());
    setAsked(false);
  });
  const words = '您的订阅、关注、站内信、微信提醒次数和手机号会被删除，不能恢复。评价和留言会留下内容，去掉您的身份。登录也会退出。';
  const sheet = isAsked && <AskSheet title="删除我的数据" words={words} no="不删" yes="全部删除" doing="正在删除…" action={erasing} onClose={() => setAsked(false)} isDanger />;
  return { sheet, erased, ask: () => setAsked(true) };
}

function Erased({ erased: { receipt, erased } }: { erased: ErasureReceipt }) {
  return (
    <Box className="done" role="status">
      <Words as="p">已删除：</Words>
      {erasedWords(erased).map((line) => (
        <Words as="p" key={line}>
          {line}
        </Words>
      ))}
      <Words as="p">您的删除凭证：</Words>
      <Words as="p" className="receipt">
        {receipt}
      </Words>
      <Words as="p">请记下编号，凭它可以随时查证；编号里没有您的任何信息。</Words>
    </Box>
  );
}

export function EraseBlock({ erased, onAsk }: { erased: ErasureReceipt | null; onAsk: () => void }) {
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        删除我的数据
      </Heading>
      {erased ? (
        <Erased erased={erased} />
      ) : session.token() ? (
        <Tap className="button danger" onTap={onAsk}>
          删除我的数据
        </Tap>
      ) : (
        <Words as="p" className="hint">
          您没有登录，这里没有可删除的数据。
        </Words>
      )}
    </Box>
  );
}
