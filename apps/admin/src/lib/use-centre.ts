import type { Centre } from '@sunshine/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

/** The centre's name, regions and service matters: configuration, read once. */
export const useCentre = (): UseQueryResult<Centre> => useQuery({ queryKey: ['centre'], queryFn: () => api.public<Centre>('/centre'), staleTime: Infinity });
