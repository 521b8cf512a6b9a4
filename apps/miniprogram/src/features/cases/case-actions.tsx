import type { CaseTicket, PublicCase, Upload } from '@sunshine/contracts';
import { openCaseStates } from '@sunshine/contracts/words';
import { useState } from 'react';
import { AskSheet } from '../../components/ask-sheet';
import { Area, Box, Heading, Tap, Words } from '../../components/elements';
import { Fold } from '../../components/fold';
import { FormFoot } from '../../components/form-foot';
import { Failed } from '../../components/states';
import { UploadField } from '../../components/upload-field';
import { useAction } from '../../services/use-answer';
import type { Lookup } from './use-lookup';
import { addMaterial, withdrawCase, withdrawConsent } from './use-receipt';

interface ActionsProps {
  found: PublicCase;
  ticket: CaseTicket;
  onChanged: (found: PublicCase) => void;
}

function Material({ ticket, onChanged }: ActionsProps) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [uploads, setUploads] = useState<Upload[]>([]);
  const [isUploading, setUploading] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const adding = useAction(async () => {
    const missing = isUploading ? '附件还在上传，请等传完再提交' : text.trim() === '' ? '请写明补充了什么' : null;
    setProblem(missing);
    if (missing) return;
    const next = await addMaterial({ ...ticket, text: text.trim(), uploadIds: uploads.map(({ id }) => id) });
    setText('');
    setUploads([]);
    setOpen(false);
    onChanged(next);
  });
  return (
    <Fold title="补充材料" note="说明、照片或 PDF" isOpen={isOpen} onToggle={() => setOpen(!isOpen)}>
      <Area label="补充说明" value={text} onChange={setText} placeholder="请不要写身份证号、银行卡号" />
      <UploadField value={uploads} onChange={setUploads} onBusy={setUploading} />
      <FormFoot problem={problem} sending={adding} yes="提交补充材料" doing="正在提交…" />
    </Fold>
  );
}

function Consent({ found, ticket, onChanged }: ActionsProps) {
  const ending = useAction(async () => onChanged(await withdrawConsent(ticket)));
  if (!found.publishConsent) return null;
  return (
    <>
      <Tap className="button quiet wide-button" disabled={ending.busy} onTap={ending.run}>
        {ending.busy ? '正在收回…' : '收回公开的同意'}
      </Tap>
      {ending.error !== null && <Failed error={ending.error} onRetry={ending.run} />}
    </>
  );
}

/** Asks once before a case is taken back. */
export function useWithdraw({ found, replace }: Pick<Lookup, 'found' | 'replace'>) {
  const [isAsking, setAsking] = useState(false);
  const action = useAction(async () => {
    if (found) replace(await withdrawCase(found.ticket));
    setAsking(false);
  });
  const sheet = isAsking && (
    <AskSheet title="撤回诉求" words="撤回后不再办理和答复，编号仍可查到经过。期限没过的可以重新提交。" no="不撤回" yes="撤回" doing="正在撤回…" action={action} onClose={() => setAsking(false)} isDanger />
  );
  return { ask: () => setAsking(true), sheet };
}

function Rate({ found }: { found: PublicCase }) {
  if (found.rated) return <Words as="p" className="hint">您已经评价过这次答复。</Words>;
  if (found.ratingToken === null) return null;
  return (
    <Tap className="button wide-button" to={`/pages/rate/index?t=${found.ratingToken}`}>
      评价这次答复
    </Tap>
  );
}

/** What the filer can still do. */
export function CaseActions(props: ActionsProps & { onWithdraw: () => void }) {
  const { found, onWithdraw } = props;
  const isOpen = openCaseStates.some((state) => state === found.state);
  if (!isOpen && !found.rated && found.ratingToken === null && !found.publishConsent) return null;
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        您可以
      </Heading>
      <Rate found={found} />
      {isOpen && <Material {...props} />}
      <Consent {...props} />
      {isOpen && (
        <Tap className="button quiet wide-button" onTap={onWithdraw}>
          撤回
        </Tap>
      )}
    </Box>
  );
}
