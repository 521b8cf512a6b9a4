import type { Reason } from '@sunshine/matching';
import { excerptOf } from '../../notices/search-text.js';

/** The tolerant look goes character by character. */
const MAX_TOLERANT = 20_000;

/** The text around the first word that the body holds; null when none is there (or it is hidden deep in a long text). */
export function excerptAround(body: string, reasons: Reason[]): string | null {
  const word = reasons.find(({ field }) => field === 'body')?.word;
  if (word === undefined) return null;
  return excerptOf('', body, word, 'literal') ?? excerptOf('', body.slice(0, MAX_TOLERANT), word, 'folded');
}
