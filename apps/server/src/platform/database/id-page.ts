import { idSchema, type Page } from '@sunshine/contracts';
import { AppError } from '../http/app-error.js';

/** The id to start below; a cursor of an id-ordered list is the last id that was shown. Throws VALIDATION_FAILED. */
export function idBelow(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const parsed = idSchema.safeParse(cursor);
  if (!parsed.success) throw new AppError('VALIDATION_FAILED', '翻页标记无效，请从第一页重新开始', { details: [{ path: 'cursor', message: '无效' }] });
  return parsed.data;
}

/** Cuts `limit + 1` rows in falling id order into a page. */
export function idPage<Row extends { id: string }, Item>(rows: Row[], limit: number, toItem: (row: Row) => Item): Page<Item> {
  const shown = rows.slice(0, limit);
  return { items: shown.map(toItem), nextCursor: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}
