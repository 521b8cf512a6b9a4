import { caseFields, type CaseField, type CaseKind } from '@sunshine/contracts/words';
import { DayField } from '../../components/elements';
import type { CaseDraft } from '../../wording/case-draft';

interface CaseDaysProps {
  kind: CaseKind;
  mustContain: CaseField[];
  draft: CaseDraft;
  onChange: (part: Partial<CaseDraft>) => void;
}

/** An objection's last day stands in the notice; the other two may begin on a day of the filer's own. */
export const daysMatter = (kind: CaseKind): boolean => kind === 'challenge' || kind === 'complaint';

/** Days that only the filer knows, and that move the last day to file. */
export function CaseDays({ kind, mustContain, draft, onChange }: CaseDaysProps) {
  const isNeeded = mustContain.includes('priorFiledOn');
  return (
    <>
      <DayField label="您哪天知道这件事、收到文件（可不填，影响截止日期）" value={draft.knownOn ?? undefined} onChange={(day) => onChange({ knownOn: day ?? null })} />
      {kind === 'complaint' && (
        <>
          <DayField label={isNeeded ? `${caseFields.priorFiledOn}（质疑）` : '您提过异议的，哪天提的（没提不填）'} value={draft.priorFiledOn ?? undefined} onChange={(day) => onChange({ priorFiledOn: day ?? null })} />
          <DayField label="对方哪天答复的（没有答复不填）" value={draft.priorRepliedOn ?? undefined} onChange={(day) => onChange({ priorRepliedOn: day ?? null })} />
        </>
      )}
    </>
  );
}
