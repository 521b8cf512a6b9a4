import { Tap } from '../../components/elements';
import { CaseActions } from './case-actions';
import { CaseProgress } from './case-progress';
import { ReceiptLookup } from './receipt-lookup';
import type { Lookup } from './use-lookup';

/** The lookup, and below it what it found with what the filer can do. */
export function ReceiptView({ lookup, onWithdraw }: { lookup: Lookup; onWithdraw: () => void }) {
  const { found } = lookup;
  return (
    <>
      {!found && <ReceiptLookup lookup={lookup} />}
      {found && (
        <>
          <CaseProgress found={found.found} now={Date.now()} />
          <CaseActions found={found.found} ticket={found.ticket} onChanged={lookup.replace} onWithdraw={onWithdraw} />
          <Tap className="button quiet wide-button" onTap={lookup.close}>
            查别的编号
          </Tap>
        </>
      )}
    </>
  );
}
