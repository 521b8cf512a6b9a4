import type { FormQuestion, OwnRating, RatingAnswer } from '@sunshine/contracts';
import { optionsAt } from '@sunshine/contracts/rating-answers';
import type { RatingLevel } from '@sunshine/contracts/words';
import { answerTo } from '../../wording/form-answers';

function wordsOf(question: FormQuestion, { options, points, text }: RatingAnswer, level: RatingLevel): string {
  const labels = optionsAt(question, level).filter(({ id }) => options.includes(id));
  return [...labels.map(({ label }) => label), points === null ? '' : `${points} 分`, text].filter(Boolean).join('、');
}

/** What was answered, question by question, in words; the level is said elsewhere. */
export const answerLines = ({ form, answers, level }: Pick<OwnRating, 'form' | 'answers' | 'level'>): { title: string; words: string }[] =>
  (form?.questions ?? []).map((question) => ({ title: question.title, words: wordsOf(question, answerTo(answers, question.id), level) })).filter(({ words }) => words !== '');
