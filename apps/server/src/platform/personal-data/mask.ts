import { pageText, type PageText } from '../html/text-of.js';
import { halfWidth, scanAddress, scanText, type Finding } from './scan.js';

/** How a finding is told apart from the rest of a notice: the same number in the same field is decided once. */
export type IsMasked = (finding: Finding) => boolean;
export interface Masked {
  text: string;
  count: number;
}

const SECRET = /[0-9Xx]/;

/** A plain text with every chosen number replaced by asterisks, digit by digit: a masked id shows no fragment of itself. */
export function maskText(text: string, isMasked: IsMasked = () => true): Masked {
  const chars = text.split('');
  const chosen = scanText(text).filter(isMasked);
  for (const { start, end } of chosen) {
    for (let index = start; index < end; index += 1) if (SECRET.test(halfWidth(chars[index] ?? ''))) chars[index] = '*';
  }
  return { text: chars.join(''), count: chosen.length };
}

const LAND_LINE = /(?<![\dA-Za-z-])0\d{2,3}[- ]?\d{7,8}(?![\dA-Za-z-])/g;

/** A sentence in which every number of a person is asterisks, land lines too: for what is kept for ever. */
export const withoutNumbers = (sentence: string): string => maskText(sentence).text.replace(LAND_LINE, (line) => line.replace(/\d/g, '*'));

/** A page's text in which two cells are two lines: prices side by side are no telephone number. */
export function scannable(clean: string): PageText {
  const { text, at } = pageText(clean);
  return { at, text: text.replace(/ /g, (blank, index: number) => (at[index] === -1 ? '\n' : blank)) };
}

const UNSEEN = /(<img src="[^"]*" alt=")([^"]*)(">)|<a href="([^"]*)"[^>]*>|<\/a>/g;
const addressOf = (href: string): string => href.replace(/&amp;/g, '&');

/** What a clean page says beside its text: the descriptions of its pictures and the addresses of its links. */
export function unseenTexts(clean: string): { descriptions: string[]; addresses: string[] } {
  const matches = [...clean.matchAll(UNSEEN)];
  return { descriptions: matches.flatMap((match) => match[2] || []), addresses: matches.flatMap((match) => (match[4] === undefined ? [] : addressOf(match[4]))) };
}

/** A masked address would lead nowhere, so a link with a chosen number in it becomes plain text. */
function maskUnseen(clean: string, isMasked: IsMasked): Masked {
  let count = 0;
  const isKept: boolean[] = [];
  const text = clean.replace(UNSEEN, (whole: string, before?: string, description?: string, after?: string, href?: string) => {
    if (description !== undefined) {
      const masked = maskText(description, isMasked);
      count += masked.count;
      return `${before}${masked.text}${after}`;
    }
    if (href === undefined) return (isKept.pop() ?? true) ? whole : '';
    const chosen = scanAddress(addressOf(href)).filter(isMasked);
    count += chosen.length;
    isKept.push(chosen.length === 0);
    return chosen.length === 0 ? whole : '';
  });
  return { text, count };
}

/** The same for a clean page: the number is found in its text and replaced in the page, even where inline tags cut it. */
export function maskHtml(clean: string, isMasked: IsMasked = () => true): Masked {
  const { text, at } = scannable(clean);
  const chosen = scanText(text).filter(isMasked);
  const chars = clean.split('');
  for (const { start, end } of chosen) {
    for (let index = start; index < end; index += 1) {
      const position = at[index] ?? -1;
      if (position >= 0 && SECRET.test(halfWidth(text[index] ?? ''))) chars[position] = '*';
    }
  }
  const page = maskUnseen(chars.join(''), isMasked);
  return { text: page.text, count: chosen.length + page.count };
}

/** A number as staff see it in a list of hits: the first three and the last two characters. */
export const hint = (value: string): string => `${value.slice(0, 3)}${'*'.repeat(Math.max(0, value.length - 5))}${value.slice(-2)}`;
