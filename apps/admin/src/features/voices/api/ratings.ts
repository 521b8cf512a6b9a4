import type { DecideExclusion, ProposeExclusion, RaterContact, Rating, RatingDetail } from '@sunshine/contracts';
import { useMutation, useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { api } from '@/lib/api-client';

export const useRatingDetail = (id: string): UseQueryResult<RatingDetail> => useQuery({ queryKey: ['ratings', 'detail', id], queryFn: () => api.get<RatingDetail>(`/ratings/${id}`) });

/** Asks for a rater's contact. Every look stands in the audit trail. */
export const useRaterContact = (): UseMutationResult<RaterContact, Error, string> => useMutation({ mutationFn: (id: string) => api.post<RaterContact>(`/ratings/${id}/contact`), gcTime: 0 });

const useExclusionStep = <Body, Result>(ask: (id: string, body: Body) => Promise<Result>): UseMutationResult<Result, Error, Body & { id: string }> => {
  const client = useQueryClient();
  return useMutation({ mutationFn: ({ id, ...body }: Body & { id: string }) => ask(id, body as Body), onSuccess: () => Promise.all(['ratings', 'exclusions', 'overview'].map((key) => client.invalidateQueries({ queryKey: [key] }))) });
};
export const useProposeExclusion = () => useExclusionStep<ProposeExclusion, Rating>((id, body) => api.post<Rating>(`/ratings/${id}/exclusion`, body));
export const useDecideExclusion = () => useExclusionStep<DecideExclusion, unknown>((id, body) => api.post(`/ratings/${id}/exclusion/decision`, body));
