import { formDraftSchema, type DraftPlace, type FormDesk } from '@sunshine/contracts';
import { useState } from 'react';

type Draft = FormDesk['draft'];
export type Edited = Pick<Draft, 'title' | 'intro' | 'questions'>;

const check = ({ title, intro, questions }: Edited) => formDraftSchema.safeParse({ title, intro, questions, revision: 0, version: 0 });

/** As the server would keep it: trimmed, in its order. What it would refuse stays as it is typed. */
const wordsOf = (edited: Edited): string => JSON.stringify(check(edited).data ?? [edited.title, edited.intro, edited.questions]);

interface DraftEdit {
  edited: Edited;
  edit: (change: Partial<Edited>) => void;
  /** The draft that the changes began with: saving and publishing name it. */
  base: DraftPlace;
  isChanged: boolean;
  /** Why the server would refuse it. */
  problem: string | null;
  /** Somebody else saved since; what was typed here stays until it is given up. */
  isOvertaken: boolean;
  giveUp: () => void;
  /** After our own save: what was typed while it was under way goes on from there. */
  goOnFrom: (saved: Draft) => void;
}

/** What is typed stays when a colleague's draft arrives; who typed nothing simply sees the newer one. */
export const useDraft = (draft: Draft): DraftEdit => {
  const [base, setBase] = useState(draft);
  const [edited, setEdited] = useState<Edited>(draft);
  const takeOver = (): void => {
    setBase(draft);
    setEdited(draft);
  };
  const isNewer = draft.revision !== base.revision || draft.version !== base.version;
  const isChanged = wordsOf(edited) !== wordsOf(base);
  const isOvertaken = isNewer && isChanged && wordsOf(edited) !== wordsOf(draft);
  if (isNewer && !isOvertaken) takeOver();
  return { edited, edit: (change) => setEdited({ ...edited, ...change }), base: { revision: base.revision, version: base.version }, isChanged, problem: check(edited).error?.issues[0]?.message ?? null, isOvertaken, giveUp: takeOver, goOnFrom: setBase };
};
