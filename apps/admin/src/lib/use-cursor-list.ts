import type { Page } from '@sunshine/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type Query } from '@/lib/api-client';

export interface CursorList<T> {
  items: T[];
  loading: boolean;
  loadingMore: boolean;
  error: Error | null;
  hasMore: boolean;
  loadMore: () => void;
  reload: () => void;
  /** One page of the same filtered list, for exports. */
  fetchPage: (cursor: string | null) => Promise<Page<T>>;
}

const PAGE_ROWS = 50;

interface Options {
  /** Asks again this often while something on the page is moving; false stops. */
  refetchInterval?: number | false;
  enabled?: boolean;
}

/** A filtered list that grows by cursor. `key` names the resource for invalidation; what is cached belongs to `path` and `query`, the filters. */
export const useCursorList = <T>(key: string, path: string, query: Query, options: Options = {}): CursorList<T> => {
  const list = useInfiniteQuery({
    queryKey: [key, 'list', path, query],
    queryFn: ({ pageParam, signal }) => api.get<Page<T>>(path, { ...query, limit: PAGE_ROWS, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    refetchInterval: options.refetchInterval ?? false,
    enabled: options.enabled ?? true,
  });
  const items = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  return {
    items,
    loading: list.isPending,
    loadingMore: list.isFetchingNextPage,
    error: list.error,
    hasMore: list.hasNextPage,
    loadMore: () => void list.fetchNextPage(),
    reload: () => void list.refetch(),
    fetchPage: (cursor) => api.get<Page<T>>(path, { ...query, limit: 100, cursor }),
  };
};
