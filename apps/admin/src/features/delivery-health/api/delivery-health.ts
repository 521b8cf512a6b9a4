import type { DeliveryHealth } from '@sunshine/contracts';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

/** Stays open on a desk. */
export const useDeliveryHealth = (hours: string): UseQueryResult<DeliveryHealth> =>
  useQuery({ queryKey: ['delivery-health', hours], queryFn: ({ signal }) => api.get<DeliveryHealth>('/delivery-health', { hours }, signal), refetchInterval: 15_000 });
