import { Refusal } from '../refusal.js';

const KINDS = {
  string: { fits: (value: unknown) => typeof value === 'string' && value !== '', words: '非空文字' },
  text: { fits: (value: unknown) => typeof value === 'string', words: '文字' },
  object: { fits: isObject, words: '对象' },
  array: { fits: Array.isArray, words: '数组' },
  boolean: { fits: (value: unknown) => typeof value === 'boolean', words: 'true 或 false' },
  integer: { fits: Number.isInteger, words: '整数' },
} as const satisfies Record<string, { fits: (value: unknown) => boolean; words: string }>;

type Shape = Readonly<Record<string, { kind: keyof typeof KINDS; optional?: boolean }>>;
type Refuse = (field: string, why: string) => Refusal;

/** The body as a JSON object. @throws Refusal 44002 (empty) or 47001 (not JSON) */
export function jsonBody(body: Buffer): Record<string, unknown> {
  if (body.length === 0) throw new Refusal(44002, 'empty post data');
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (isObject(value)) return value;
  } catch {
    throw new Refusal(47001, 'data format error');
  }
  throw new Refusal(47001, 'data format error', '请求体是 JSON，但不是对象');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** 47003 as the message calls word it, naming the field. */
export const invalidArgument: Refuse = (field, why) => new Refusal(47003, `argument invalid! ${field} invalid`, `${field}：${why}`);

/** 40097, with which most other calls answer arguments that they do not take. */
export const invalidArgs: Refuse = (field, why) => new Refusal(40097, 'invalid args', `${field}：${why}`);

/** Refuses fields that are unknown, missing, empty or of another type. @throws what `refuse` makes, Refusal 47003 unless told */
export function checkShape(value: Record<string, unknown>, shape: Shape, { prefix = '', refuse = invalidArgument } = {}): void {
  for (const key of Object.keys(value)) if (!Object.hasOwn(shape, key)) throw refuse(`${prefix}${key}`, '没有这个字段');
  for (const [key, { kind, optional }] of Object.entries(shape)) {
    const one = value[key];
    if (one === undefined && optional === true) continue;
    if (!KINDS[kind].fits(one)) throw refuse(`${prefix}${key}`, one === undefined ? '缺少' : `应为${KINDS[kind].words}`);
  }
}

/** A body of exactly this shape. @throws Refusal 44002, 47001, or what `refuse` makes, 40097 unless told */
export function strictBody(body: Buffer, shape: Shape, refuse: Refuse = invalidArgs): Record<string, unknown> {
  const value = jsonBody(body);
  checkShape(value, shape, { refuse });
  return value;
}
