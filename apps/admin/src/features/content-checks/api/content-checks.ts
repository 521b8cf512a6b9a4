import type { ContentCheck, DecideContent } from '@sunshine/contracts';
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

/** What a decision changes stands in three other lists too. */
const TOUCHED = ['content-checks', 'cases', 'ratings', 'overview'];

export const useDecide = (): UseMutationResult<ContentCheck, Error, DecideContent & { id: string }> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: DecideContent & { id: string }) => api.post<ContentCheck>(`/content-checks/${id}/decision`, body),
    onSuccess: () => Promise.all(TOUCHED.map((key) => client.invalidateQueries({ queryKey: [key] }))),
  });
};
