import type { ClaimedDay } from '@sunshine/contracts';
import type { CaseField, CaseKind } from '@sunshine/contracts/words';
import type { ReactNode } from 'react';
import { Choices } from '../../components/choices';
import { Area, Field, Words } from '../../components/elements';
import { textFields, type CaseDraft } from '../../wording/case-draft';
import { CaseDays } from './case-days';

interface CaseFieldsProps {
  kind: CaseKind;
  mustContain: CaseField[];
  asksDays: ClaimedDay[];
  draft: CaseDraft;
  onChange: (part: Partial<CaseDraft>) => void;
  /** The files that go with the words. */
  children: ReactNode;
}

const SHORT_MAX = 60;

/** The form of a kind: the words that its path asks for, files, and whether the answer may be published. */
export function CaseFields({ kind, mustContain, asksDays, draft, onChange, children }: CaseFieldsProps) {
  return (
    <>
      {textFields(kind, mustContain).map(({ key, label, hint, isLong }) =>
        isLong ? (
          <Area key={key} label={label} hint={hint} value={draft[key]} onChange={(value) => onChange({ [key]: value })} placeholder="请不要写身份证号、银行卡号" />
        ) : (
          <Field key={key} label={label} hint={hint} maxLength={SHORT_MAX} value={draft[key]} onChange={(value) => onChange({ [key]: value })} />
        ),
      )}
      <CaseDays kind={kind} asksDays={asksDays} draft={draft} onChange={onChange} />
      {children}
      <Choices label="公开问答" options={[{ value: 'yes', label: '可以公开问题和答复（不带姓名和联系方式）' }]} chosen={draft.publishConsent ? ['yes'] : []} onChange={(chosen) => onChange({ publishConsent: chosen.length > 0 })} />
      {draft.publishConsent && (
        <Words as="p" className="hint">
          公开前工作人员会去掉能认出您的内容；公开前您可以随时收回同意。
        </Words>
      )}
    </>
  );
}
