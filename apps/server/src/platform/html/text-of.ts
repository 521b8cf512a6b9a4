/** Text of a clean page, and for each of its characters where it stands in the page (-1: a separator that we put in). */
export interface PageText {
  text: string;
  at: number[];
}

const TOKEN = /<(\/?)([a-z0-9]+)[^>]*>|&(amp|lt|gt|quot);|[^<&]/gs;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const INLINE = new Set(['strong', 'em', 'u', 'sup', 'sub', 'a', 'img']);
const CELLS = new Set(['td', 'th']);

/**
 * Reads what `cleanHtml` made (nothing else: it relies on that form). Blocks and line breaks are parted by one line
 * feed, cells by one blank; inline tags part nothing, so a number that was cut by tags is whole again.
 */
export function pageText(clean: string): PageText {
  const text: string[] = [];
  const at: number[] = [];
  let gap = '';
  const put = (char: string, position: number): void => {
    if (gap && text.length > 0 && text.at(-1) !== '\n' && text.at(-1) !== ' ') {
      text.push(gap);
      at.push(-1);
    }
    gap = '';
    if (char === ' ' && (text.length === 0 || text.at(-1) === ' ' || text.at(-1) === '\n')) return;
    text.push(char);
    at.push(position);
  };
  for (const token of clean.matchAll(TOKEN)) {
    const [whole, , tag, entity] = token;
    if (tag === undefined) put(entity ? (ENTITIES[entity] ?? whole) : whole, token.index);
    else if (CELLS.has(tag)) gap ||= ' ';
    else if (!INLINE.has(tag)) gap = '\n';
  }
  return { text: text.join('').trimEnd(), at };
}

/** The words of a clean page, for search and matching. */
export const textOf = (clean: string): string => pageText(clean).text;
