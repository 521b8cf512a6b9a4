import { formLimits, type OwnQuestion } from '@sunshine/contracts';
import { Button } from 'antd';
import { QuestionEditor } from '@/features/rating-forms/components/question-editor';
import { addQuestion, moveQuestion, ownKinds, removeQuestion, replaceQuestion, type OwnKind } from '@/features/rating-forms/draft-steps';

/** So many of a form's questions may be the centre's own. */
const MAX_OWN = formLimits.questions - 5;
const kinds = Object.keys(ownKinds) as OwnKind[];

interface Props {
  questions: OwnQuestion[];
  onChange: (questions: OwnQuestion[]) => void;
}

export const QuestionList = ({ questions, onChange }: Props) => (
  <section aria-label="中心自己的题目">
    <h2>中心自己的题目（{questions.length}）</h2>
    {questions.length === 0 && <p className="hint">还没有。用下面的按钮加一道题。</p>}
    <ol className="question-list">
      {questions.map((question, at) => (
        <li key={question.id} className="panel">
          <div className="question-head">
            <strong>
              第 {at + 1} 题 · {ownKinds[question.kind]}
            </strong>
            <span className="button-row">
              <Button size="small" disabled={at === 0} aria-label={`第 ${at + 1} 题上移`} onClick={() => onChange(moveQuestion(questions, at, -1))}>
                上移
              </Button>
              <Button size="small" disabled={at === questions.length - 1} aria-label={`第 ${at + 1} 题下移`} onClick={() => onChange(moveQuestion(questions, at, 1))}>
                下移
              </Button>
              <Button size="small" danger aria-label={`删除第 ${at + 1} 题`} onClick={() => onChange(removeQuestion(questions, at))}>
                删除
              </Button>
            </span>
          </div>
          <QuestionEditor name={`第 ${at + 1} 题`} question={question} onChange={(next) => onChange(replaceQuestion(questions, at, next))} />
        </li>
      ))}
    </ol>
    <p className="button-row">
      {kinds.map((kind) => (
        <Button key={kind} disabled={questions.length >= MAX_OWN} onClick={() => onChange(addQuestion(questions, kind))}>
          加{ownKinds[kind]}
        </Button>
      ))}
    </p>
  </section>
);
