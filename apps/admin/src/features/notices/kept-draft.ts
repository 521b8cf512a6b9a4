import type { DraftForm } from '@/features/notices/draft-form';
import { forgetText, keepText, keptText } from '@/lib/kept-text';

/** Whose and which draft: `id` null is the new notice. */
export interface DraftPlace {
  owner: string;
  id: string | null;
}

/** What was typed and not saved to the server: the form, and the revision that it started from. */
export interface KeptDraft {
  form: DraftForm;
  revision: number;
  at: number;
}

const nameOf = ({ id }: DraftPlace): string => `notice.${id ?? 'new'}`;

export const keepDraft = (place: DraftPlace, form: DraftForm, revision: number): boolean => keepText(place.owner, nameOf(place), JSON.stringify({ form, revision }));
export const forgetDraft = (place: DraftPlace): void => forgetText(place.owner, nameOf(place));

export const keptDraft = (place: DraftPlace): KeptDraft | null => {
  const kept = keptText(place.owner, nameOf(place));
  return kept === null ? null : { ...(JSON.parse(kept.text) as Omit<KeptDraft, 'at'>), at: kept.at };
};
