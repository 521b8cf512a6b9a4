import type { ClaimedDay } from '@sunshine/contracts';
import { caseFields, type CaseKind } from '@sunshine/contracts/words';
import { DayField } from '../../components/elements';
import type { CaseDraft } from '../../wording/case-draft';

interface CaseDaysProps {
  kind: CaseKind;
  /** Which days the last day to file follows from. */
  asksDays: ClaimedDay[];
  draft: CaseDraft;
  onChange: (part: Partial<CaseDraft>) => void;
}

/** After a challenge its day is needed; an objection there may have been none. */
const labelsOf = (asksDays: ClaimedDay[], kind: CaseKind): Record<ClaimedDay, string> => ({
  knownOn: kind === 'challenge' ? '您哪天收到文件、环节哪天结束（可不填，影响截止日期）' : '您哪天知道这件事（可不填，影响截止日期）',
  priorFiledOn: asksDays.includes('priorRepliedOn') ? '您提过异议的，哪天提的（没提不填）' : `${caseFields.priorFiledOn}（质疑）`,
  priorRepliedOn: '对方哪天答复的（没有答复不填）',
});

/** Days that only the filer knows, and that move the last day to file. */
export function CaseDays({ kind, asksDays, draft, onChange }: CaseDaysProps) {
  const labels = labelsOf(asksDays, kind);
  return (
    <>
      {asksDays.map((one) => (
        <DayField key={one} label={labels[one]} value={draft[one] ?? undefined} onChange={(day) => onChange({ [one]: day ?? null })} />
      ))}
    </>
  );
}
