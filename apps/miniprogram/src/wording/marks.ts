export interface Piece {
  text: string;
  marked: boolean;
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase();

/**
 * Cuts a text into marked and plain pieces; the pieces together are the text.
 * Folds character by character, because folding a whole string may change its length.
 */
export function markPieces(text: string, query: string): Piece[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [{ text, marked: false }];
  const chars = [...text];
  const folded = chars.map(fold);
  const marked = chars.map(() => false);
  for (const word of words) {
    for (let at = 0; at < chars.length; at++) {
      const end = endOfMatch(folded, at, word);
      if (end > at) marked.fill(true, at, end);
    }
  }
  return join(chars, marked);
}

function endOfMatch(folded: string[], from: number, word: string): number {
  let rest = word;
  for (let at = from; at < folded.length; at++) {
    const char = folded[at] ?? '';
    if (rest.length <= char.length) return char.startsWith(rest) ? at + 1 : from;
    if (!rest.startsWith(char)) return from;
    rest = rest.slice(char.length);
  }
  return from;
}

function join(chars: string[], marked: boolean[]): Piece[] {
  const pieces: Piece[] = [];
  chars.forEach((char, at) => {
    const last = pieces[pieces.length - 1];
    if (last && last.marked === marked[at]) last.text += char;
    else pieces.push({ text: char, marked: marked[at] ?? false });
  });
  return pieces;
}
