import type { CheckNotice, Draft, NoticeCheck } from '@sunshine/contracts';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '@/lib/api-client';

const PAUSE_MS = 900;

const useSettled = <T>(value: T): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
};

/** The phone's view of what is being typed, asked for when the typing pauses; null waits. */
export const useDraftCheck = (draft: Draft | null): UseQueryResult<NoticeCheck> => {
  const body = useSettled(draft === null ? null : JSON.stringify({ draft }));
  return useQuery({
    queryKey: ['notices', 'check', body],
    queryFn: ({ signal }) => api.post<NoticeCheck>('/notices/check', JSON.parse(body ?? '{}'), signal),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
  });
};

/** The working version as approving it with these decisions would publish it; what is not decided yet shows as it was written. */
export const useWorkingCheck = (id: string, revision: number, masked: string[], enabled: boolean): UseQueryResult<NoticeCheck> =>
  useQuery({
    queryKey: ['notices', 'working-check', id, revision, masked],
    queryFn: ({ signal }) => api.post<NoticeCheck>(`/notices/${id}/check`, { decisions: masked.map((hitId) => ({ hitId, decision: 'mask' })) } satisfies CheckNotice, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
