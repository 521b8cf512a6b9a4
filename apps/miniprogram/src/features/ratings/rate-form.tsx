import type { ErrorDetail, RatingForm } from '@sunshine/contracts';
import { answerProblems } from '@sunshine/contracts/rating-answers';
import { useRef, useState } from 'react';
import { Choices } from '../../components/choices';
import { Field, Heading, Words } from '../../components/elements';
import { FormFoot } from '../../components/form-foot';
import { FormQuestions, missingWords, questionSpot } from '../../components/form-questions';
import { session } from '../../services/api';
import { scrollTo } from '../../services/navigate';
import { useAction } from '../../services/use-answer';
import { useDraft } from './rating-draft';
import { sendRating, type Rated, type Sent } from './send-rating';

const whoOptions = [
  { value: 'nobody' as const, label: '匿名' },
  { value: 'login' as const, label: '用我的微信，有结果告诉我' },
];

function Who({ isAnonymous, onChange }: { isAnonymous: boolean; onChange: (isAnonymous: boolean) => void }) {
  return (
    <>
      <Heading level={2} className="block-title">
        匿名还是留名
      </Heading>
      <Words as="p" className="hint">
        被评价的人看不到是谁评的。匿名也给您编号和查询码，凭它看答复。
      </Words>
      <Choices label="匿名还是留名" single options={whoOptions} chosen={[isAnonymous ? 'nobody' : 'login']} onChange={([who]) => onChange(who === 'nobody')} />
    </>
  );
}

/** What stands in the way of sending, by question. */
function problemsOf(form: RatingForm, { level, answers }: ReturnType<typeof useDraft>['draft']): ErrorDetail[] {
  const levelQuestion = form.questions.find(({ kind }) => kind === 'level');
  if (level === undefined) return [{ path: `answers.${levelQuestion?.id ?? ''}`, message: '请选择满意程度' }];
  return answerProblems(form.questions, level, answers);
}

/** The question that a problem belongs to; a missing reason belongs to the reasons. */
const spotOf = (form: RatingForm, { path }: ErrorDetail) => `#${questionSpot(path === 'answers' ? (form.questions.find(({ kind }) => kind === 'indicators')?.id ?? '') : path.slice('answers.'.length))}`;

interface Props {
  form: RatingForm;
  rated: Rated;
  onSent: (sent: Sent) => void;
}

export function RateForm({ form, rated, onSent }: Props) {
  const { draft, set } = useDraft(rated.token ?? rated.matterId, form, !rated.isKiosk);
  const [problems, setProblems] = useState<ErrorDetail[]>([]);
  const [isAnonymous, setAnonymous] = useState(() => rated.isKiosk || session.token() === undefined);
  const startedAt = useRef(Date.now());
  const sending = useAction(async () => {
    const found = problemsOf(form, draft);
    setProblems(found);
    const [first] = found;
    if (first) void scrollTo(spotOf(form, first));
    else if (draft.level !== undefined) onSent(await sendRating({ form, rated, draft: { ...draft, level: draft.level }, isAnonymous, startedAt: startedAt.current }));
  });
  return (
    <>
      {form.intro && <Words as="p">{form.intro}</Words>}
      <FormQuestions questions={form.questions} filled={draft} problems={problems} onChange={set} />
      <Field label="联系方式（可不填）" hint="只有处理这条评价的人能看到；不满意时工作人员会回访" maxLength={60} value={draft.contact} onChange={(contact) => set({ contact })} placeholder="电话或微信号" />
      {!rated.isKiosk && <Who isAnonymous={isAnonymous} onChange={setAnonymous} />}
      <FormFoot problem={missingWords(problems)} sending={sending} yes="提交评价" doing="正在提交…" kept={!rated.isKiosk} />
    </>
  );
}
