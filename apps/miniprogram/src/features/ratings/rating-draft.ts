import type { RatingForm } from '@sunshine/contracts';
import { useState } from 'react';
import type { Filled } from '../../components/form-questions';
import { storage } from '../../services/storage';
import { fittingAnswers } from '../../wording/form-answers';

export interface Draft extends Filled {
  contact: string;
}

const none: Draft = { level: undefined, answers: [], contact: '' };

function keptDraft(about: string, form: RatingForm): Draft {
  const kept = storage.read('rating-draft');
  if (kept?.about !== about) return none;
  return { level: kept.level, contact: kept.contact, answers: fittingAnswers(form.questions, kept.level, kept.answers) };
}

/** What is being filled in. It outlives the page, but not on a screen that the next person uses; words about one service are not about another. */
export function useDraft(about: string, form: RatingForm, isKept: boolean) {
  const [draft, setDraft] = useState<Draft>(() => (isKept ? keptDraft(about, form) : none));
  const set = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (isKept) storage.write('rating-draft', { about, ...next });
  };
  return { draft, set };
}
