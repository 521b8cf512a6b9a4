import type { ErrorDetail, FormQuestion, RatingAnswer } from '@sunshine/contracts';
import { optionsAt } from '@sunshine/contracts/rating-answers';
import { ratingLevels, type RatingLevel } from '@sunshine/contracts/words';
import { answerTo, fittingAnswers, withAnswer } from '../wording/form-answers';
import { Choices } from './choices';
import { Area, Box, Heading, Words } from './elements';
import { LevelChoice } from './level-choice';

/** What somebody has filled in so far. */
export interface Filled {
  level: RatingLevel | undefined;
  answers: RatingAnswer[];
}

/** Where a question stands on its page, to be scrolled to. */
export const questionSpot = (id: string) => `question-${id}`;

interface InputProps {
  question: FormQuestion;
  filled: Filled;
  onChange: (filled: Filled) => void;
}

function QuestionInput({ question, filled, onChange }: InputProps) {
  const answer = answerTo(filled.answers, question.id);
  const say = (part: Partial<RatingAnswer>) => onChange({ ...filled, answers: withAnswer(filled.answers, { ...answer, ...part }) });
  switch (question.kind) {
    case 'level':
      return <LevelChoice label={question.title} level={filled.level} onChange={(level) => onChange({ ...filled, level })} />;
    case 'text':
      return <Area label={question.title} labelHidden maxLength={question.maxLength} value={answer.text} onChange={(text) => say({ text })} placeholder="请不要写身份证号、银行卡号" />;
    case 'scale': {
      const points = Array.from({ length: question.top }, (_, at) => ({ value: String(at + 1), label: `${at + 1} 分` }));
      return <Choices label={question.title} single options={points} chosen={answer.points === null ? [] : [String(answer.points)]} onChange={([value]) => say({ points: again(question, answer.points, Number(value)) })} />;
    }
    default: {
      const single = question.kind === 'choice' && !question.many;
      const options = optionsAt(question, filled.level ?? 5).map(({ id, label }) => ({ value: id, label }));
      const choose = (chosen: string[]) => say({ options: single && again(question, answer.options[0], chosen[0]) === null ? [] : chosen });
      return <Choices label={question.title} single={single} options={options} chosen={answer.options} onChange={choose} />;
    }
  }
}

/** A second tap on the only answer takes it back where none is needed. */
const again = <T,>(question: FormQuestion, before: T | null | undefined, chosen: T): T | null => (before === chosen && !('required' in question && question.required) ? null : chosen);

function hintOf(question: FormQuestion): string | null {
  if (question.kind === 'scale') return [question.lowLabel && `1 分是“${question.lowLabel}”`, question.highLabel && `${question.top} 分是“${question.highLabel}”`].filter(Boolean).join('，') || null;
  if (question.kind === 'choice' && question.many) return '可以选多项';
  return null;
}

function needOf(question: FormQuestion, level: RatingLevel | undefined): string {
  if (question.kind === 'level' || ('required' in question && question.required)) return '（必答）';
  // Who is not satisfied says why, by a reason or in words.
  return question.kind === 'indicators' && level !== undefined && ratingLevels[level].bad ? '（不选的，请在后面写几句）' : '（可不答）';
}

function Question({ question, problem, ...input }: InputProps & { problem: string | undefined }) {
  const hint = hintOf(question);
  return (
    <Box as="section" className="question" id={questionSpot(question.id)}>
      <Heading level={2} className="block-title">
        {question.title}
        <Words className="need">{needOf(question, input.filled.level)}</Words>
      </Heading>
      {hint && (
        <Words as="p" className="hint">
          {hint}
        </Words>
      )}
      <QuestionInput question={question} {...input} />
      {problem && (
        <Words as="p" className="problem">
          {problem}
        </Words>
      )}
    </Box>
  );
}

/** The problems of a whole form in one sentence. */
export function missingWords(problems: ErrorDetail[]): string | null {
  if (problems.length === 0) return null;
  return problems.find(({ path }) => path === 'answers')?.message ?? `还有 ${problems.length} 处没有填好，请看上面的提示`;
}

interface FormQuestionsProps {
  questions: FormQuestion[];
  filled: Filled;
  /** By question: `answers.<id>`. */
  problems: ErrorDetail[];
  onChange: (filled: Filled) => void;
}

/** A form of any kind, filled in question by question; options that differ by level appear once a level is chosen. */
export function FormQuestions({ questions, filled, problems, onChange }: FormQuestionsProps) {
  const asked = questions.filter(({ kind }) => kind !== 'indicators' || filled.level !== undefined);
  const change = (next: Filled) => onChange(next.level === filled.level ? next : { ...next, answers: fittingAnswers(questions, next.level, next.answers) });
  return (
    <>
      {asked.map((question) => (
        <Question key={question.id} question={question} problem={problems.find(({ path }) => path === `answers.${question.id}`)?.message} filled={filled} onChange={change} />
      ))}
    </>
  );
}
