import type { FormQuestion, RatingAnswer } from '@sunshine/contracts';
import { optionsAt } from '@sunshine/contracts/rating-answers';
import { ratingLevels, type RatingLevel } from '@sunshine/contracts/words';
import { Checkbox, Input, Radio } from 'antd';

const levels = [5, 4, 3, 2, 1] as const satisfies RatingLevel[];

interface Props {
  question: FormQuestion;
  level: RatingLevel | null;
  onLevel: (level: RatingLevel) => void;
  answer: RatingAnswer;
  onChange: (answer: RatingAnswer) => void;
  problem: string | undefined;
}

const Field = ({ question, level, onLevel, answer, onChange }: Omit<Props, 'problem'>) => {
  if (question.kind === 'level') return <Radio.Group aria-label={question.title} value={level} options={levels.map((value) => ({ value, label: ratingLevels[value].label }))} onChange={({ target }) => onLevel(target.value as RatingLevel)} />;
  if (question.kind === 'text') return <Input.TextArea aria-label={question.title} rows={3} maxLength={question.maxLength} showCount value={answer.text} onChange={({ target }) => onChange({ ...answer, text: target.value })} />;
  if (question.kind === 'scale') return <Radio.Group aria-label={question.title} value={answer.points} options={Array.from({ length: question.top }, (_, at) => ({ value: at + 1, label: `${at + 1} 分` }))} onChange={({ target }) => onChange({ ...answer, points: target.value as number })} />;
  if (question.kind === 'indicators' && level === null) return <p className="hint">先选满意程度。</p>;
  const options = optionsAt(question, level ?? 5).map(({ id, label }) => ({ value: id, label }));
  if (question.kind === 'choice' && !question.many) return <Radio.Group aria-label={question.title} value={answer.options[0]} options={options} onChange={({ target }) => onChange({ ...answer, options: [target.value as string] })} />;
  return <Checkbox.Group value={answer.options} options={options} onChange={(chosen: string[]) => onChange({ ...answer, options: chosen })} />;
};

/** One question of a paper as it is typed in. */
export const QuestionField = ({ problem, ...field }: Props) => (
  <fieldset className="panel question-field">
    <legend>
      {field.question.title}
      {'required' in field.question && field.question.required && '（必答）'}
    </legend>
    <Field {...field} />
    {problem !== undefined && <p className="tone-late" role="alert">{problem}</p>}
  </fieldset>
);
