import type { ErrorBody, RatingAnswer, RatingForm, RatingReceipt, SubmitRating } from '@sunshine/contracts';
import type { Answer, Api } from './app.js';

export type Submitted = Answer<RatingReceipt & ErrorBody>;
type Wanted = Partial<SubmitRating> & {
  /** Words for the closing question. */
  text?: string;
  /** How many of the level's options are chosen. */
  chosen?: number;
};

/** The answers to every question that asks for one, besides what is wanted. */
export function answersTo({ questions }: RatingForm, level: SubmitRating['level'], { text = '', chosen = 0 }: Pick<Wanted, 'text' | 'chosen'>): RatingAnswer[] {
  return questions.flatMap((question): RatingAnswer[] => {
    const empty = { question: question.id, options: [], points: null, text: '' };
    if (question.kind === 'indicators') return [{ ...empty, options: question.options[level].slice(0, chosen).map(({ id }) => id) }];
    if (question.kind === 'text') return [{ ...empty, text }];
    if (question.kind === 'scale') return [{ ...empty, points: question.top }];
    return [];
  });
}

export const formOf = async (api: Api, subject: string): Promise<RatingForm> => (await api.get<RatingForm>(`/api/rating-forms/${subject}`)).body;

/** Fills in the matter's present form: level 5 without a word unless told otherwise. */
export async function filledForm(api: Api, { text, chosen, ...wanted }: Wanted = {}): Promise<Partial<SubmitRating>> {
  const { matterId = 'opening', level = 5 } = wanted;
  const form = await formOf(api, matterId);
  return { formId: form.id, matterId, level, answers: answersTo(form, level, { ...(text === undefined ? {} : { text }), ...(chosen === undefined ? {} : { chosen }) }), ...wanted };
}

export const submitRating = async (api: Api, wanted: Wanted = {}, token?: string): Promise<Submitted> => api.post('/api/ratings', await filledForm(api, wanted), token);
