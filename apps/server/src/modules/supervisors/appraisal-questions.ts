import { ratingLevels, type AppraisalResult, type FormQuestion, type OwnAppraisal, type RatingForm, type RatingLevel } from '@sunshine/contracts';
import type { AppraisalEntity } from './appraisal.entity.js';

type Question = OwnAppraisal['questions'][number];

const levels: RatingLevel[] = [1, 2, 3, 4, 5];

/** Degrees of a question, the worst first; none when it is not answered by a degree. */
function degreesOf(question: FormQuestion): string[] {
  if (question.kind === 'level') return levels.map((level) => ratingLevels[level].label);
  if (question.kind !== 'scale') return [];
  const { top, lowLabel, highLabel } = question;
  return Array.from({ length: top }, (_, at) => `${at + 1} 分${at === 0 && lowLabel ? `（${lowLabel}）` : at === top - 1 && highLabel ? `（${highLabel}）` : ''}`);
}

/** What a supervisor is asked: degrees only, because whoever has something to say signs an opinion, which is answered. */
export const questionsOf = ({ questions }: Pick<RatingForm, 'questions'>): Question[] =>
  questions.map((question) => ({ id: question.id, label: question.title, degrees: degreesOf(question) })).filter(({ degrees }) => degrees.length > 0);

/** How many chose each degree. Who has not answered a question is in none of its counts. */
export const countAnswers = (form: Pick<RatingForm, 'questions'>, rows: readonly Pick<AppraisalEntity, 'answers'>[]): AppraisalResult['questions'] =>
  questionsOf(form).map((question) => ({ ...question, counts: question.degrees.map((_, at) => rows.filter(({ answers }) => answers[question.id] === at + 1).length) }));
