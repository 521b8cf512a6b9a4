import { RecordRefused } from '../feed-record.js';

export type Raw = Record<string, unknown>;

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
// A lone half of a pair cannot be stored as UTF-8.
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text that a database and a phone can hold: no control characters, no lone surrogates. */
export const cleanText = (text: string): string => text.replace(CONTROL, '').replace(LONE_SURROGATE, '\ufffd');

/** One line of text: white space collapsed, ends trimmed. */
export const oneLine = (text: string): string => cleanText(text).replace(/[\s\u00a0\u3000]+/g, ' ').trim();

/** Narrows a JSON value to an object; anything else is no record. */
export function asRaw(value: unknown): Raw {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new RecordRefused('记录不是一个 JSON 对象');
  return value as Raw;
}

/** The first of `names` that holds text (numbers count); null when none does. */
export function text(raw: Raw, ...names: string[]): string | null {
  for (const name of names) {
    const value = raw[name];
    const written = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
    if (typeof written === 'string' && written.trim() !== '') return oneLine(written);
  }
  return null;
}

/** Like {@link text}, cut to what its column holds. */
export const shortText = (raw: Raw, max: number, ...names: string[]): string | null => text(raw, ...names)?.slice(0, max) ?? null;

/** An absolute http(s) address of at most 1000 characters, or null. */
export function webAddress(value: string | null): string | null {
  if (!value || value.length > 1000) return null;
  const parsed = URL.canParse(value) ? new URL(value) : null;
  return parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:') ? parsed.href : null;
}
