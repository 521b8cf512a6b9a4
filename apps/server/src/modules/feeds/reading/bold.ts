const MARK = /(<\/?(?:b|strong)(?:\s[^<>]*)?>)/i;
const TAG = /<[^<>]*>/g;
const HEADING = /^[一二三四五六七八九十]{1,3}、.{1,30}$/;
/** From this share on, bold is the page's face and stresses nothing. */
const BLANKET = 0.7;

const words = (html: string): string => html.replace(TAG, '').replace(/&nbsp;|\s/g, '');

interface Piece {
  html: string;
  isMark: boolean;
  isBold: boolean;
  length: number;
}

function cut(html: string): Piece[] {
  let depth = 0;
  return html.split(MARK).map((part, index) => {
    const isMark = index % 2 === 1;
    if (isMark) depth = Math.max(0, depth + (part.startsWith('</') ? -1 : 1));
    return { html: part, isMark, isBold: depth > 0, length: isMark ? 0 : words(part).length };
  });
}

/** A page that is bold nearly throughout, without its bold; numbered headings (一、招标概况) keep it. Others stay as they are. */
export function withoutBlanketBold(html: string): string {
  const pieces = cut(html);
  const sum = (some: Piece[]): number => some.reduce((total, { length }) => total + length, 0);
  if (sum(pieces.filter(({ isBold }) => isBold)) < BLANKET * sum(pieces)) return html;
  return pieces.map(({ html: part, isMark, isBold }) => (isMark ? '' : isBold && HEADING.test(words(part)) && !part.includes('<') ? `<b>${part}</b>` : part)).join('');
}
