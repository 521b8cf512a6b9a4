import type { FormQuestion, RatingAnswer } from '@sunshine/contracts';
import { optionsAt } from '@sunshine/contracts/rating-answers';
import type { RatingLevel } from '@sunshine/contracts/words';

const isEmpty = ({ options, points, text }: RatingAnswer): boolean => options.length === 0 && points === null && text === '';

/** What was answered to a question so far. */
export const answerTo = (answers: RatingAnswer[], question: string): RatingAnswer => answers.find((one) => one.question === question) ?? { question, options: [], points: null, text: '' };

/** The answers with this one in place of an earlier one; an empty one is none. */
export const withAnswer = (answers: RatingAnswer[], answer: RatingAnswer): RatingAnswer[] => [...answers.filter(({ question }) => question !== answer.question), ...(isEmpty(answer) ? [] : [answer])];

function fitted(question: FormQuestion, { options, points, text }: RatingAnswer, level: RatingLevel): RatingAnswer {
  const known = new Set(optionsAt(question, level).map(({ id }) => id));
  const kept = [...new Set(options)].filter((id) => known.has(id));
  const isPoint = question.kind === 'scale' && points !== null && Number.isInteger(points) && points >= 1 && points <= question.top;
  return {
    question: question.id,
    options: question.kind === 'choice' && !question.many ? kept.slice(0, 1) : kept,
    points: isPoint ? points : null,
    text: question.kind === 'text' ? text.slice(0, question.maxLength) : '',
  };
}

/** What of the answers fits this form at this level: a draft may be from another version, and options differ by level. */
export const fittingAnswers = (questions: FormQuestion[], level: RatingLevel | undefined, answers: RatingAnswer[]): RatingAnswer[] =>
  questions.reduce((kept, question) => withAnswer(kept, fitted(question, answerTo(answers, question.id), level ?? 5)), [] as RatingAnswer[]);
