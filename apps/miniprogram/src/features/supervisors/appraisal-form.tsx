import type { OwnAppraisal } from '@sunshine/contracts';
import { useState } from 'react';
import { Choices } from '../../components/choices';
import { Box, Tap, Words } from '../../components/elements';
import { Failed } from '../../components/states';
import { api } from '../../services/api';
import { useAction } from '../../services/use-answer';
import { dayWords } from '../../wording/dates';

type Question = OwnAppraisal['questions'][number];

function QuestionField({ question, chosen, onChange }: { question: Question; chosen: number | undefined; onChange: (degree: number) => void }) {
  const options = question.degrees.map((label, at) => ({ value: String(at + 1), label })).reverse();
  return (
    <Box className="field">
      <Words as="p" className="field-label">{question.label}</Words>
      <Choices label={question.label} single options={options} chosen={chosen === undefined ? [] : [String(chosen)]} onChange={([value]) => value && onChange(Number(value))} />
    </Box>
  );
}

/** The form of the period that runs, and the button that hands it in; changeable until the period ends. */
export function useAppraisalForm(appraisal: OwnAppraisal | undefined, onDone: (appraisal: OwnAppraisal) => void) {
  const [changed, setChanged] = useState<Record<string, number>>({});
  const answers = { ...appraisal?.answers, ...changed };
  const sending = useAction(async () => {
    if (!appraisal) return;
    const { period, formId } = appraisal;
    onDone(await api.put<OwnAppraisal>('/api/supervisor/appraisal', { body: { period, formId, answers }, login: 'required' }));
    setChanged({});
  });
  const isWhole = appraisal?.questions.every(({ id }) => answers[id] !== undefined) ?? false;
  const isChanged = Object.keys(changed).length > 0;
  const body = appraisal && (
    <>
      <Words as="p">{`${appraisal.label}评议，${dayWords(appraisal.until, Date.now())}前可以修改。只公布各档人数，不公布谁怎么评。`}</Words>
      {appraisal.questions.map((question) => (
        <QuestionField key={question.id} question={question} chosen={answers[question.id]} onChange={(degree) => setChanged({ ...changed, [question.id]: degree })} />
      ))}
      {appraisal.answers !== null && !isChanged && (
        <Box role="status">
          <Words as="p">✓ 已提交</Words>
        </Box>
      )}
      {sending.error !== null && <Failed error={sending.error} kept onRetry={sending.run} />}
    </>
  );
  const action = appraisal && (
    <Tap className="button wide-button" disabled={!isWhole || !isChanged || sending.busy} onTap={sending.run}>
      {sending.busy ? '正在提交…' : appraisal.answers === null ? '提交评议' : '保存修改'}
    </Tap>
  );
  return { body, action };
}
