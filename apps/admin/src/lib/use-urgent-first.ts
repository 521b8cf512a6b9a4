import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type Query } from '@/lib/api-client';
import { collectPages, PAGE_LIMIT } from '@/lib/collect-pages';
import { useCursorList, type CursorList } from '@/lib/use-cursor-list';
import type { Page } from '@sunshine/contracts';

/** More than this many waiting rows are not sorted before the others; the list still has them all. */
const URGENT_LIMIT = 500;

/** `urgent` in its own order, then the rest of `rows` as they came; nothing twice. */
export const urgentFirst = <T extends { id: string }>(urgent: T[], rows: T[], order: (a: T, b: T) => number): T[] => {
  const seen = new Set(urgent.map(({ id }) => id));
  return [...urgent].sort(order).concat(rows.filter(({ id }) => !seen.has(id)));
};

interface Options<T> {
  /** Queries that together find what waits for somebody; all of it is read, up to a limit. */
  urgent: Query[];
  order: (a: T, b: T) => number;
}

/** A cursor list with everything that waits on top, also what a later page would have brought. */
export const useUrgentFirst = <T extends { id: string }>(key: string, path: string, query: Query, { urgent, order }: Options<T>): CursorList<T> => {
  const list = useCursorList<T>(key, path, query);
  const waiting = useQueries({
    queries: urgent.map((one) => ({
      queryKey: [key, 'urgent', one],
      queryFn: ({ signal }: { signal: AbortSignal }) => collectPages((cursor) => api.get<Page<T>>(path, { ...one, limit: PAGE_LIMIT, cursor }, signal), () => undefined, URGENT_LIMIT),
    })),
    combine: (results) => ({ rows: results.flatMap(({ data }) => data?.rows ?? []), loading: results.some(({ isPending }) => isPending), error: results.find(({ error }) => error !== null)?.error ?? null, reload: () => results.forEach((result) => void result.refetch()) }),
  });
  const items = useMemo(() => urgentFirst(waiting.rows, list.items, order), [waiting.rows, list.items, order]);
  return {
    ...list,
    items,
    loading: list.loading || waiting.loading,
    error: list.error ?? waiting.error,
    reload: () => {
      list.reload();
      waiting.reload();
    },
  };
};
