import type { OwnQuestion } from '@sunshine/contracts';

export type OwnKind = OwnQuestion['kind'];

export const ownKinds = { choice: '选择题', scale: '打分题', text: '文字题' } as const satisfies Record<OwnKind, string>;

/** The first free `prefix1`, `prefix2` …: ids are never shown, and stay when a title changes. */
export const freeId = (prefix: string, taken: readonly { id: string }[]): string => {
  const ids = new Set(taken.map(({ id }) => id));
  for (let at = 1; at <= taken.length; at += 1) if (!ids.has(`${prefix}${at}`)) return `${prefix}${at}`;
  return `${prefix}${taken.length + 1}`;
};

const blank = (kind: OwnKind, id: string): OwnQuestion => {
  if (kind === 'choice') return { id, kind, title: '', required: false, many: false, options: [{ id: 'o1', label: '' }, { id: 'o2', label: '' }] };
  if (kind === 'scale') return { id, kind, title: '', required: true, top: 5, lowLabel: '很差', highLabel: '很好' };
  return { id, kind, title: '', required: false, maxLength: 200 };
};

export const addQuestion = (questions: readonly OwnQuestion[], kind: OwnKind): OwnQuestion[] => [...questions, blank(kind, freeId('q', questions))];
export const removeQuestion = (questions: readonly OwnQuestion[], at: number): OwnQuestion[] => questions.filter((_, index) => index !== at);
export const replaceQuestion = (questions: readonly OwnQuestion[], at: number, question: OwnQuestion): OwnQuestion[] => questions.map((old, index) => (index === at ? question : old));

/** One place up (-1) or down (1); at the end it stays. */
export const moveQuestion = (questions: readonly OwnQuestion[], at: number, by: -1 | 1): OwnQuestion[] => {
  const [moved, other] = [questions[at], questions[at + by]];
  if (!moved || !other) return [...questions];
  return questions.map((question, index) => (index === at ? other : index === at + by ? moved : question));
};
