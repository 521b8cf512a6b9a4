const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Control characters, zero-width and direction marks, lone surrogates: invisible, and able to hide a number from the scan.
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/gu;
const SPACES = /[\s\u3000\u00a0]+/g;

export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

/** Without invisible characters, every run of white space one blank. */
export const tidyText = (text: string): string => text.replace(INVISIBLE, '').replace(SPACES, ' ');

/** A single paragraph in a cell or a list item needs no paragraph tags. */
export function withoutOnlyParagraph(blocks: string[]): string {
  const [only] = blocks;
  return blocks.length === 1 && only?.startsWith('<p>') ? only.slice(3, -4) : blocks.join('');
}
