import type { Delivery, DeliveryCount, DeliveryDetail, DeliveryFilter, RetriedDeliveries, RetryDeliveries } from '@sunshine/contracts';
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

const useRetrying = <V, R>(mutationFn: (value: V) => Promise<R>): UseMutationResult<R, Error, V> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => Promise.all(['deliveries', 'delivery', 'overview', 'delivery-health'].map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
};

export const useRetryDelivery = () => useRetrying((id: string) => api.post<Delivery>(`/deliveries/${id}/retry`));
export const useRetryAll = () => useRetrying((body: RetryDeliveries) => api.post<RetriedDeliveries>('/deliveries/retry', body));

export const useDelivery = (id: string): UseQueryResult<DeliveryDetail> => useQuery({ queryKey: ['delivery', id], queryFn: ({ signal }) => api.get<DeliveryDetail>(`/deliveries/${id}`, {}, signal), refetchInterval: 15_000 });

/** How many of a filter may be tried again; asked when somebody means to. */
export const useRetriable = (filter: DeliveryFilter): UseQueryResult<DeliveryCount> =>
  useQuery({ queryKey: ['delivery', 'count', filter], queryFn: ({ signal }) => api.get<DeliveryCount>('/deliveries/count', filter, signal), gcTime: 0, staleTime: 0 });
