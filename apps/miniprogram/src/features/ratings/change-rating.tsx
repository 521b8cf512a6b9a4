import type { ErrorDetail, OwnRating, RaterProof, RatingForm } from '@sunshine/contracts';
import { answerProblems } from '@sunshine/contracts/rating-answers';
import { useState } from 'react';
import { Tap, Words } from '../../components/elements';
import { FormFoot } from '../../components/form-foot';
import { FormQuestions, missingWords, type Filled } from '../../components/form-questions';
import { api } from '../../services/api';
import { useAction } from '../../services/use-answer';

interface Props {
  rating: OwnRating;
  form: RatingForm;
  proof: RaterProof;
  onChanged: (rating: OwnRating) => void;
  onStop: () => void;
}

/** The one change: the earlier level stays known, and so does a rectification that it opened. */
export function ChangeRating({ rating, form, proof, onChanged, onStop }: Props) {
  const [filled, setFilled] = useState<Filled>({ level: rating.level, answers: rating.answers });
  const [problems, setProblems] = useState<ErrorDetail[]>([]);
  const sending = useAction(async () => {
    const { level = rating.level, answers } = filled;
    const found = answerProblems(form.questions, level, answers);
    setProblems(found);
    if (found.length === 0) onChanged(await api.post<OwnRating>('/api/ratings/change', { body: { ...proof, formId: form.id, level, answers }, login: proof.code === null ? 'required' : 'if-any' }));
  });
  return (
    <>
      <Words as="p" className="told">
        只能改一次。原来评的等级会留作记录；已经开始的整改不会因此取消。
      </Words>
      <FormQuestions questions={form.questions} filled={filled} problems={problems} onChange={setFilled} />
      <FormFoot problem={missingWords(problems)} sending={sending} yes="改成这样" doing="正在提交…" />
      <Tap className="button quiet wide-button" onTap={onStop}>
        不改了
      </Tap>
    </>
  );
}
