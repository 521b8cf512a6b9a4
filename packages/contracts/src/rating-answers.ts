import type { ErrorDetail } from './errors.js';
import type { FormQuestion } from './rating-forms.js';
import type { RatingAnswer } from './ratings.js';
import { ratingLevels, type RatingLevel } from './words.js';

/**
 * What an answer to a form may be. No zod in here: the phone says the same while somebody fills in as the server when it takes it.
 */

/** The options that somebody who chose `level` may choose from. */
export const optionsAt = (question: FormQuestion, level: RatingLevel): { id: string; label: string }[] =>
  question.kind === 'choice' ? question.options : question.kind === 'indicators' ? question.options[level] : [];

const isEmpty = ({ options, points, text }: RatingAnswer): boolean => options.length === 0 && points === null && text.trim() === '';

function problemOf(question: FormQuestion, answer: RatingAnswer, level: RatingLevel): string | null {
  const { options, points, text } = answer;
  const known = new Set(optionsAt(question, level).map(({ id }) => id));
  if (options.some((id) => !known.has(id)) || new Set(options).size !== options.length) return '没有这个选项';
  if (question.kind === 'choice' && !question.many && options.length > 1) return '只能选一项';
  if (points !== null && (question.kind !== 'scale' || !Number.isInteger(points) || points < 1 || points > question.top)) return '没有这个分数';
  if (text.trim() === '') return null;
  if (question.kind !== 'text') return '这道题不用写字';
  return text.trim().length > question.maxLength ? `最多 ${question.maxLength} 字` : null;
}

function unknownIn(questions: readonly FormQuestion[], answers: readonly RatingAnswer[]): ErrorDetail[] {
  const asked = new Set(questions.map(({ id }) => id));
  const seen = new Set<string>();
  return answers.flatMap(({ question }, at) => {
    const isKnown = asked.has(question) && !seen.has(question);
    seen.add(question);
    return isKnown ? [] : [{ path: `answers.${at}.question`, message: '评价表里没有这道题' }];
  });
}

/** What is wrong with these answers, by question id (`answers.<id>`); empty when they fit the form. The two bad levels need a reason or some words. */
export function answerProblems(questions: readonly FormQuestion[], level: RatingLevel, answers: readonly RatingAnswer[]): ErrorDetail[] {
  const problems = unknownIn(questions, answers);
  for (const question of questions) {
    const answer = answers.find((one) => one.question === question.id);
    const isMissing = 'required' in question && question.required && (answer === undefined || isEmpty(answer));
    const problem = isMissing ? '这道题必须回答' : answer && problemOf(question, answer, level);
    if (problem) problems.push({ path: `answers.${question.id}`, message: problem });
  }
  const isExplained = answers.some(({ options, text }) => options.length > 0 || text.trim() !== '');
  if (ratingLevels[level].bad && !isExplained) problems.push({ path: 'answers', message: '请选择或写下不满意的原因，我们好改进' });
  return problems;
}
