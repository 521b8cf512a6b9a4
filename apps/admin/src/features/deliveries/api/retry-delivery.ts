import type { Delivery } from '@sunshine/contracts';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

export const useRetryDelivery = (): UseMutationResult<Delivery, Error, string> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.post<Delivery>(`/deliveries/${id}/retry`),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: ['deliveries'] }), client.invalidateQueries({ queryKey: ['overview'] })]),
  });
};
