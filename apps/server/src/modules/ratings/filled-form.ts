import { answerProblems, type RatingAnswer, type RatingForm, type RatingLevel } from '@sunshine/contracts';
import { AppError } from '../../platform/http/app-error.js';
import type { RatingEntity } from './rating.entity.js';
import { commentOf, reasonsOf } from './rating-words.js';

/** A form and what somebody answered. */
export interface Filled {
  form: RatingForm;
  level: RatingLevel;
  answers: RatingAnswer[];
}

/** What a rating says; words wait for the check. Throws VALIDATION_FAILED when the answers do not fit the form. */
export function contentOf({ form, level, answers }: Filled): Pick<RatingEntity, 'formId' | 'level' | 'answers' | 'reasons' | 'comment' | 'commentState'> {
  const details = answerProblems(form.questions, level, answers);
  if (details.length > 0) throw new AppError('VALIDATION_FAILED', undefined, { details });
  const comment = commentOf(form.questions, answers);
  return { formId: form.id, level, answers, reasons: reasonsOf(form.questions, level, answers), comment, commentState: comment === '' ? 'passed' : 'pending' };
}
