import type { Overview } from '@sunshine/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

/** Asked again every half minute: this page stays open on a desk. */
export const useOverview = (): UseQueryResult<Overview> => useQuery({ queryKey: ['overview'], queryFn: ({ signal }) => api.get<Overview>('/overview', {}, signal), refetchInterval: 30_000 });
