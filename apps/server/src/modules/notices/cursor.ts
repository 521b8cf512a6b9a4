import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { AppError } from '../../platform/http/app-error.js';

const SEAL_LENGTH = 8;
/** Finds slips and guesses, not forgers: a cursor opens nothing that its reader could not ask for anyway. */
const sealOf = (list: string, body: string): string => createHash('sha256').update(`${list}:${body}`).digest('base64url').slice(0, SEAL_LENGTH);

/** An opaque mark of a place in a list; `list` names the list, so that a mark of one does not open another. */
export function encodeCursor(list: string, place: unknown): string {
  const body = Buffer.from(JSON.stringify(place)).toString('base64url');
  return `${sealOf(list, body)}${body}`;
}

/** The place that `encodeCursor` marked. Throws AppError VALIDATION_FAILED for anything else. */
export function decodeCursor<T>(list: string, schema: z.ZodType<T>, cursor: string): T {
  const refused = new AppError('VALIDATION_FAILED', '翻页标记无效，请从第一页重新开始', { details: [{ path: 'cursor', message: '无效' }] });
  const body = cursor.slice(SEAL_LENGTH);
  if (cursor.slice(0, SEAL_LENGTH) !== sealOf(list, body)) throw refused;
  const parsed = schema.safeParse(placeIn(body));
  if (!parsed.success) throw refused;
  return parsed.data;
}

/** The seal is no secret, so what it covers may still be anything; undefined fits no schema. */
function placeIn(body: string): unknown {
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
