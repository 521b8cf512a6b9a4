import type { Page } from '@sunshine/contracts';

/** The most rows that one export holds. */
export const EXPORT_LIMIT = 10_000;
/** What one request may bring (the server's own limit). */
export const PAGE_LIMIT = 100;

export interface Collected<T> {
  rows: T[];
  /** False when the limit cut the list short. */
  complete: boolean;
}

/** Follows the cursors until the list or `EXPORT_LIMIT` ends, telling the count after every page. */
export const collectPages = async <T>(fetchPage: (cursor: string | null) => Promise<Page<T>>, onProgress: (rows: number) => void, limit = EXPORT_LIMIT): Promise<Collected<T>> => {
  const rows: T[] = [];
  let cursor: string | null = null;
  while (rows.length < limit) {
    const page: Page<T> = await fetchPage(cursor);
    rows.push(...page.items);
    onProgress(Math.min(rows.length, limit));
    if (page.nextCursor === null) return { rows: rows.slice(0, limit), complete: rows.length <= limit };
    if (page.nextCursor === cursor || page.items.length === 0) throw new Error('列表没有继续，导出已停止');
    cursor = page.nextCursor;
  }
  return { rows: rows.slice(0, limit), complete: false };
};
