import type { ReactNode } from 'react';

export type Tone = 'plain' | 'done' | 'urgent' | 'late' | 'brand';

/** A state is a word with a mark; the colour only repeats what the word says. */
export const StateWord = ({ tone, children }: { tone: Tone; children: ReactNode }) => <span className={`state-word tone-${tone}`}>{children}</span>;
