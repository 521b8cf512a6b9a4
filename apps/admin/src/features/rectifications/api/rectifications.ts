import type { AddRectificationStep, RectificationDetail } from '@sunshine/contracts';
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

export const useRectification = (id: string): UseQueryResult<RectificationDetail> => useQuery({ queryKey: ['rectifications', 'one', id], queryFn: ({ signal }) => api.get<RectificationDetail>(`/rectifications/${id}`, {}, signal) });

/** What staff do with one: a step, a proposal, another person. */
export type RectificationDeed = { what: 'steps'; body: AddRectificationStep } | { what: 'propose'; body: { text: string } } | { what: 'hand-over'; body: { staffId: string; reason: string } };

export const useRectificationDeed = (id: string): UseMutationResult<RectificationDetail, Error, RectificationDeed> => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ what, body }: RectificationDeed) => api.post<RectificationDetail>(`/rectifications/${id}/${what}`, body),
    onSuccess: async (after) => {
      client.setQueryData(['rectifications', 'one', id], after);
      await Promise.all([client.invalidateQueries({ queryKey: ['rectifications', 'list'] }), client.invalidateQueries({ queryKey: ['overview'] })]);
    },
  });
};
