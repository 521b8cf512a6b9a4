import { FIELD_ROOM } from './words.js';

/** Said when the message used the last credit; where it opens, credits can be topped up. */
const LAST = '最后1条，点开可续';
const LAST_MARK = '·最后1条可续';
const TOP_UP = 'topup=1';

/** What is left for the reason when it is said with it. */
export const LAST_ROOM = FIELD_ROOM - [...LAST_MARK].length;
export const withLast = (why: string): string => why + LAST_MARK;

/** The page of a message, asking for more credits when it used the last one; a page that asks already is not asked twice. */
export function pageWithTopUp(page: string, isLast: boolean): string {
  const plain = page.replace(new RegExp(`[?&]${TOP_UP}$`), '');
  return isLast ? `${plain}${plain.includes('?') ? '&' : '?'}${TOP_UP}` : plain;
}

const isLastOn = (page: string): boolean => page.endsWith(TOP_UP);

/**
 * The values of a message, saying that it used the last credit when its page asks for more: beside a shorter reason where
 * the template shows the reason, else in place of the note. A template with neither says it by its page alone.
 */
export function valuesOnPage<V extends Partial<Record<'why' | 'reason' | 'whyLast' | 'note', string>>>(values: V, page: string, fields: Readonly<Record<string, string>>): V {
  if (!isLastOn(page)) return values;
  const shown = new Set(Object.values(fields));
  const { whyLast } = values;
  if (whyLast !== undefined && (shown.has('why') || shown.has('reason'))) return { ...values, why: whyLast, reason: whyLast };
  return shown.has('note') ? { ...values, note: LAST } : values;
}
