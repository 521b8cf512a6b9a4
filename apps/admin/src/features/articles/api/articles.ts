import type { ArticleMirror, StaffArticle } from '@sunshine/contracts';
import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '@/lib/api-client';

const MOVING_MS = 1_500;
const RESTING_MS = 30_000;

/** How the mirror stands, asked again often while a run is wanted or under way; the list follows the end of each run. */
export const useMirror = () => {
  const client = useQueryClient();
  /** When the run before the wanted one ended; undefined: none is wanted. */
  const [wantedAfter, setWantedAfter] = useState<string | null | undefined>(undefined);
  const mirror = useQuery({
    queryKey: ['articles', 'mirror'],
    queryFn: ({ signal }) => api.get<ArticleMirror>('/articles/mirror', {}, signal),
    refetchInterval: ({ state }) => (state.data && isMoving(state.data, wantedAfter) ? MOVING_MS : RESTING_MS),
  });
  const lastEndedAt = mirror.data?.lastEndedAt;
  useEffect(() => void client.invalidateQueries({ queryKey: ['articles', 'list'] }), [client, lastEndedAt]);
  const start = useMutation({
    mutationFn: () => api.post<ArticleMirror>('/articles/mirror'),
    onSuccess: (state) => {
      setWantedAfter(state.lastEndedAt);
      client.setQueryData(['articles', 'mirror'], state);
    },
  });
  return { mirror, start, moving: mirror.data !== undefined && isMoving(mirror.data, wantedAfter) };
};

export const isMoving = ({ running, lastEndedAt }: Pick<ArticleMirror, 'running' | 'lastEndedAt'>, wantedAfter: string | null | undefined): boolean => running || lastEndedAt === wantedAfter;

const useChange = <V>(mutationFn: (value: V) => Promise<StaffArticle>): UseMutationResult<StaffArticle, Error, V> => {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: ['articles'] }) });
};

export const useHide = () => useChange(({ id, reason }: { id: string; reason: string }) => api.post<StaffArticle>(`/articles/${id}/hide`, { reason }));
export const useShow = () => useChange((id: string) => api.post<StaffArticle>(`/articles/${id}/show`));
export const useName = () => useChange(({ id, title }: { id: string; title: string }) => api.put<StaffArticle>(`/articles/${id}/title`, { title }));
