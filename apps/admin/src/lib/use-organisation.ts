import type { Organisation } from '@sunshine/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

/** 股室 and 领导小组: configuration, read once. */
export const useOrganisation = (): UseQueryResult<Organisation> => useQuery({ queryKey: ['organisation'], queryFn: () => api.public<Organisation>('/organisation'), staleTime: Infinity });
