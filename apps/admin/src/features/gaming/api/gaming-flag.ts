import type { GamingFlagDetail } from '@sunshine/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

export const useGamingFlag = (id: string): UseQueryResult<GamingFlagDetail> => useQuery({ queryKey: ['gaming-flags', 'one', id], queryFn: ({ signal }) => api.get<GamingFlagDetail>(`/gaming-flags/${id}`, {}, signal) });
