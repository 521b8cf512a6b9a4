import type { OpenedService, RegisterService } from '@sunshine/contracts';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { sendOnce } from '@/lib/send-once';

/** The answer holds a token that is shown once: it is not kept longer than the page shows it. */
export const useRegister = (): UseMutationResult<OpenedService, Error, Omit<RegisterService, 'clientId'>> => {
  const client = useQueryClient();
  return useMutation({ mutationFn: (service: Omit<RegisterService, 'clientId'>) => sendOnce<OpenedService>('/handled-services', service), gcTime: 0, onSuccess: () => client.invalidateQueries({ queryKey: ['handled-services'] }) });
};
