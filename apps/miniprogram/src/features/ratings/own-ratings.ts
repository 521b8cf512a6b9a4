import type { ConfirmRectification, OwnRating, OwnRatings, RaterKey, RaterProof, RaterRectification } from '@sunshine/contracts';
import { api, session } from '../../services/api';
import { renamed, RequestError } from '../../services/errors';
import { storage } from '../../services/storage';

/** Ratings that this phone or this login gave. */
export interface KnownRating {
  receipt: string;
  matterName: string;
}

/** The code that goes with a number, if this phone gave the rating; the login may do without. */
export const proofOf = (receipt: string, code: string | null = null): RaterProof => ({ receipt, code: code ?? storage.read('ratings')?.find((one) => one.receipt === receipt)?.code ?? null });

const loginFor = ({ code }: RaterProof) => (code === null ? 'required' : 'if-any');

export async function readBack(proof: RaterProof): Promise<OwnRating> {
  try {
    return await api.post<OwnRating>('/api/ratings/read-back', { body: proof, login: loginFor(proof) });
  } catch (error) {
    throw renamed(error, ['NOT_FOUND'], 'RATING_NOT_FOUND');
  }
}

/** Newest first: what the phone remembers, then what the login gave elsewhere. */
export async function knownRatings(): Promise<KnownRating[]> {
  const here = storage.read('ratings') ?? [];
  if (session.token() === undefined) return here;
  const { items } = await api.get<OwnRatings>('/api/me/ratings', { login: 'required' });
  return [...here, ...items.filter(({ receipt }) => here.every((one) => one.receipt !== receipt))];
}

/** Number and code, or the login with the rating's id. */
const keyOf = (proof: RaterProof, ratingId: string): RaterKey => (proof.code === null ? { ratingId } : { receipt: proof.receipt, code: proof.code });

/** What is done about a bad rating; null where nothing has to be. */
export async function rectificationOf(proof: RaterProof, ratingId: string): Promise<RaterRectification | null> {
  try {
    return await api.post<RaterRectification>('/api/rectifications/mine', { body: { rater: keyOf(proof, ratingId) }, login: loginFor(proof) });
  } catch (error) {
    if (error instanceof RequestError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

export const confirmMending = (proof: RaterProof, ratingId: string, said: Omit<ConfirmRectification, 'rater'>) =>
  api.post<RaterRectification>('/api/rectifications/confirm', { body: { rater: keyOf(proof, ratingId), ...said }, login: loginFor(proof) });
