/** Days, moments and amounts: what must stay on one line. */
const WHOLE = /(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?: \d{2}:\d{2})?|[\d,.]+ ?[万亿]?元(?:以上|以下)?)/g;

/** The text in pieces; whole ones are dates and amounts. Together they are the text. */
export function wholeParts(text: string): { text: string; isWhole: boolean }[] {
  const parts: { text: string; isWhole: boolean }[] = [];
  let from = 0;
  for (const match of text.matchAll(WHOLE)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), isWhole: false });
    parts.push({ text: match[0], isWhole: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), isWhole: false });
  return parts;
}
