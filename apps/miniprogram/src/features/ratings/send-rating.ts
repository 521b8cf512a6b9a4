import type { RatingForm, RatingReceipt, SubmitRating } from '@sunshine/contracts';
import { ratingLevels } from '@sunshine/contracts/words';
import { deviceId } from '../../services/device';
import { sendOnce } from '../../services/send-once';
import { storage } from '../../services/storage';
import { askToBeTold } from '../../services/subscribe';
import type { Draft } from './rating-draft';

/** What is rated, and where: one finished service by its token, or a matter. */
export interface Rated {
  matterId: string;
  matterName: string;
  token: string | null;
  counterId: string | null;
  /** A screen in the hall: nothing is kept on it, and nobody is logged in. */
  isKiosk: boolean;
}

export interface Sent extends RatingReceipt {
  isBad: boolean;
  isAnonymous: boolean;
  isKept: boolean;
}

/** How many ratings this phone remembers. */
const REMEMBERED = 20;
const DAY_MS = 86_400_000;

export interface Sending {
  form: RatingForm;
  rated: Rated;
  draft: Draft & { level: NonNullable<Draft['level']> };
  isAnonymous: boolean;
  startedAt: number;
}

export async function sendRating({ form, rated, draft, isAnonymous, startedAt }: Sending): Promise<Sent> {
  const { matterId, token, counterId, isKiosk } = rated;
  const isBad = ratingLevels[draft.level].bad;
  if (!isAnonymous && isBad) await askToBeTold('answer');
  const durationMs = Math.min(Math.max(0, Date.now() - startedAt), DAY_MS);
  // Sent again it has taken longer and is the same; the next person at a screen in the hall is another one.
  const said = { formId: form.id, matterId, token, counterId, isKiosk, level: draft.level, answers: draft.answers, contact: draft.contact.trim(), isAnonymous };
  const body: Omit<SubmitRating, 'clientId'> = { ...said, device: deviceId(), durationMs };
  const receipt = await sendOnce<RatingReceipt>('/api/ratings', body, isAnonymous ? 'never' : 'required', { ...said, ...(isKiosk ? { startedAt } : {}) });
  if (!isKiosk) {
    storage.write('ratings', [{ receipt: receipt.receipt, code: receipt.code, matterName: rated.matterName }, ...(storage.read('ratings') ?? [])].slice(0, REMEMBERED));
    storage.remove('rating-draft');
  }
  return { ...receipt, isBad, isAnonymous, isKept: !isKiosk };
}
