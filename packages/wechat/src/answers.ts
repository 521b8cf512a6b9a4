import { isRecord } from './xml.js';

/** What WeChat answered, parsed; its 64-bit ids are text. */
export type Answer = Record<string, unknown>;

/** Ids arrive as text or, below 2^53, as numbers. `undefined` for nothing visible and for anything else. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A count or a code, given as a number or as digits. `undefined` for anything that is no safe integer. */
export function integerOf(value: unknown): number | undefined {
  const text = textOf(value);
  const number = Number(text);
  return text !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

/** The objects in a list, which WeChat writes as an array or, from XML and when there is one, as the thing itself. */
export function recordsOf(value: unknown): Answer[] {
  return (Array.isArray(value) ? value : [value]).filter(isRecord);
}

/** The child object `key`; empty when there is none. */
export function childOf(holder: Answer, key: string): Answer {
  const child = holder[key];
  return isRecord(child) ? child : {};
}

/** `{ [key]: value }`, or nothing at all when there is no value. */
export function optional<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
