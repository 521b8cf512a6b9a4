import type { OwnCase, Page } from '@sunshine/contracts';
import { caseKinds, caseStates } from '@sunshine/contracts/words';
import { Box, Field, Heading } from '../../components/elements';
import { FormFoot } from '../../components/form-foot';
import { MenuRow } from '../../components/menu-row';
import { Failed } from '../../components/states';
import { api, session } from '../../services/api';
import { keptReceipts } from '../../services/receipts';
import { useAnswer } from '../../services/use-answer';
import type { Lookup } from './use-lookup';

interface Row {
  receipt: string;
  note: string;
}

/** Those of this phone, then those of the person's login that it does not remember. */
function rowsOf(own: Page<OwnCase> | undefined): Row[] {
  const kept = keptReceipts().map(({ receipt, title }) => ({ receipt, note: title }));
  const others = (own?.items ?? []).map(({ receipt, kind, state, noticeTitle }) => ({ receipt, note: [caseKinds[kind], noticeTitle, caseStates[state]].filter(Boolean).join(' · ') }));
  return [...kept, ...others.filter(({ receipt }) => !kept.some((one) => one.receipt === receipt))];
}

function Mine({ onOpen }: { onOpen: (receipt: string) => void }) {
  const own = useAnswer(async () => (session.token() ? api.get<Page<OwnCase>>('/api/cases/mine', { login: 'required' }) : undefined));
  const rows = rowsOf(own.data);
  return (
    <>
      {own.error !== null && <Failed error={own.error} onRetry={() => void own.reload()} />}
      {rows.length > 0 && (
        <Box as="section" className="block">
          <Heading level={2} className="block-title">
            我提交过的
          </Heading>
          <Box as="ul" className="rows">
            {rows.map(({ receipt, note }) => (
              <MenuRow key={receipt} title={receipt} note={note} onTap={() => onOpen(receipt)} />
            ))}
          </Box>
        </Box>
      )}
    </>
  );
}

/** Number and code, or one of one's own. */
export function ReceiptLookup({ lookup }: { lookup: Lookup }) {
  const { receipt, setReceipt, code, setCode, look, busy, problem, error, found } = lookup;
  return (
    <>
      <Field label="受理编号" hint="提交时给您的编号" maxLength={30} value={receipt} onChange={setReceipt} onConfirm={look} placeholder="20261122-7K3F9M2QXW" />
      <Field label="查询码" hint="提交时给您的 6 位查询码；以前没有查询码的不填" maxLength={12} value={code} onChange={setCode} onConfirm={look} />
      <FormFoot problem={problem} sending={{ run: look, busy, error }} yes="查询" doing="正在查…" kept={false} />
      {!found && <Mine onOpen={lookup.open} />}
    </>
  );
}
