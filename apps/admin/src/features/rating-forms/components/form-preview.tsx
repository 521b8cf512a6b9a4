import type { FormQuestion } from '@sunshine/contracts';
import { optionsAt } from '@sunshine/contracts/rating-answers';
import { ratingLevels, type RatingLevel } from '@sunshine/contracts/words';
import { Select } from 'antd';
import { useState } from 'react';
import { optionsOf } from '@/lib/options';

const levels = [5, 4, 3, 2, 1] as const satisfies RatingLevel[];

const Options = ({ labels }: { labels: string[] }) => (
  <ul className="preview-options">
    {labels.map((label) => (
      <li key={label}>{label}</li>
    ))}
  </ul>
);

const Body = ({ question, level }: { question: FormQuestion; level: RatingLevel }) => {
  if (question.kind === 'level') return <Options labels={levels.map((one) => ratingLevels[one].label)} />;
  if (question.kind === 'text') return <p className="preview-box">（最多 {question.maxLength} 字）</p>;
  if (question.kind === 'scale') return <p>{[question.lowLabel, ...Array.from({ length: question.top }, (_, at) => String(at + 1)), question.highLabel].filter(Boolean).join('　')}</p>;
  return <Options labels={optionsAt(question, level).map(({ label }) => label || '（未填）')} />;
};

interface Props {
  heading: string;
  title: string;
  intro: string;
  questions: FormQuestion[];
}

/** The form about as wide as a phone; options of the standard part follow the level that is chosen above. */
export const FormPreview = ({ heading, title, intro, questions }: Props) => {
  const [level, setLevel] = useState<RatingLevel>(5);
  return (
    <section className="form-preview" aria-label={heading}>
      <p className="hint">
        {heading} · 选了{' '}
        <Select aria-label="预览的等级" size="small" value={String(level) as `${RatingLevel}`} options={optionsOf(ratingLevels as unknown as Record<`${RatingLevel}`, { label: string }>)} onChange={(value) => setLevel(Number(value) as RatingLevel)} /> 时
      </p>
      <div className="preview-phone" tabIndex={0}>
        <h2>{title || '（没有标题）'}</h2>
        {intro !== '' && <p>{intro}</p>}
        {questions.map((question) => (
          <div key={question.id} className="preview-question">
            <h3>
              {question.title || '（没有题目）'}
              {'required' in question && question.required && '（必答）'}
            </h3>
            <Body question={question} level={level} />
          </div>
        ))}
      </div>
    </section>
  );
};
