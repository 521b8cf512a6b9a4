/** literal: exactly these characters · folded: NFKC, lower case, runs of white space as one blank. */
export type SearchMode = 'literal' | 'folded';

/** Stands between title and body, so that no hit reaches over both; no clean text holds it. */
const SEAM = '\u0001';
const EXCERPT_LENGTH = 60;
const BEFORE_HIT = 20;

/** Tolerant form of a text: full-width and half-width, upper and lower case are one. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');

/** What search scans of one notice. UTF-8 is self-synchronising, so a byte hit is a character hit. */
export function searchableText(title: string, body: string, mode: SearchMode): Buffer {
  const text = `${title}${SEAM}${body}`;
  return Buffer.from(mode === 'literal' ? text : foldText(text), 'utf8');
}

/** The bytes to look for; undefined when nothing can hold them. */
export function needle(words: string, mode: SearchMode): Buffer | undefined {
  if (words.includes(SEAM)) return undefined;
  const wanted = mode === 'literal' ? words : foldText(words).trim();
  return wanted === '' ? undefined : Buffer.from(wanted, 'utf8');
}

/** Where a folded hit lies in the text as written. */
function foldedIndex(text: string, wanted: string): number {
  let folded = '';
  const starts: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const part = foldText(text[index] ?? '');
    for (let count = 0; count < part.length; count += 1) starts.push(index);
    folded += part;
  }
  const hit = folded.indexOf(wanted);
  return hit < 0 ? -1 : (starts[hit] ?? -1);
}

/** Up to 60 characters of the body around the first hit; null when the title holds it or nothing does. */
export function excerptOf(title: string, body: string, words: string, mode: SearchMode): string | null {
  const wanted = mode === 'literal' ? words : foldText(words).trim();
  const inTitle = mode === 'literal' ? title.includes(wanted) : foldText(title).includes(wanted);
  if (inTitle) return null;
  const hit = mode === 'literal' ? body.indexOf(wanted) : foldedIndex(body, wanted);
  if (hit < 0) return null;
  const from = Math.max(0, Math.min(hit - BEFORE_HIT, body.length - EXCERPT_LENGTH));
  const cut = body.slice(from, from + EXCERPT_LENGTH).replace(/\s+/g, ' ');
  return cut.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '').trim();
}
